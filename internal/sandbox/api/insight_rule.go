package api

import (
	"context"
	"errors"

	"flota.dev/flota/internal/sandbox/logs/contributors"
	"flota.dev/flota/internal/sandbox/store"
)

const typeInsightRule = "aws_cloudwatch_contributor_insight_rule"

// insightRule is a view of aws_cloudwatch_contributor_insight_rule, a rule of
// Contributor Insights.
type insightRule struct {
	ID         string            `json:"id"`
	ARN        string            `json:"resource_arn"`
	Name       string            `json:"rule_name"`
	State      string            `json:"rule_state"` // ENABLED or DISABLED
	Definition string            `json:"rule_definition"`
	Tags       map[string]string `json:"tags,omitempty"`
	AllTags    map[string]string `json:"tags_all,omitempty"`
}

const (
	ruleEnabled  = "ENABLED"
	ruleDisabled = "DISABLED"
)

type putInsightRuleInput struct {
	Name       string `json:"RuleName"`
	State      string `json:"RuleState"`
	Definition string `json:"RuleDefinition"`
	Tags       []struct{ Key, Value string }
}

// putInsightRule makes a rule, or writes one anew. As on AWS, tags are those of a new one only.
func (a *API) putInsightRule(_ context.Context, c caller, in putInsightRuleInput) (struct{}, error) {
	if in.State == "" {
		in.State = ruleEnabled
	}
	switch _, err := contributors.Parse(in.Definition); {
	case in.Name == "":
		return struct{}{}, failf("MissingParameter", "The parameter RuleName is required.")
	case in.State != ruleEnabled && in.State != ruleDisabled:
		return struct{}{}, failf("InvalidParameterValue", "The value for parameter RuleState is not valid. RuleState must be ENABLED or DISABLED.")
	case err != nil:
		return struct{}{}, failf("InvalidParameterValue", "The value for parameter RuleDefinition is not valid: %s", err)
	}
	err := store.Modify(a.Store, c.key(typeInsightRule, in.Name), func(r *insightRule) error {
		r.State, r.Definition = in.State, in.Definition
		return nil
	})
	if !errors.Is(err, store.ErrNotFound) {
		return struct{}{}, err
	}
	r := insightRule{
		ID: in.Name, Name: in.Name, State: in.State, Definition: in.Definition, Tags: map[string]string{},
		ARN: "arn:aws:cloudwatch:" + c.Region + ":" + c.Account + ":insight-rule/" + in.Name,
	}
	for _, t := range in.Tags {
		r.Tags[t.Key] = t.Value
	}
	r.AllTags = r.Tags
	attributes, err := store.Encode(r)
	if err != nil {
		return struct{}{}, err
	}
	return struct{}{}, a.Store.Create(c.key(typeInsightRule, in.Name), attributes)
}

type describeInsightRulesInput struct {
	NextToken  string
	MaxResults int
}

type describeInsightRulesOutput struct {
	InsightRules []insightRuleOutput
	NextToken    string `json:",omitempty"`
}

type insightRuleOutput struct {
	Name        string
	State       string
	Schema      string
	Definition  string
	ManagedRule bool
}

func (a *API) describeInsightRules(_ context.Context, c caller, in describeInsightRulesInput) (out describeInsightRulesOutput, err error) {
	rules, err := list[insightRule](a, c, typeInsightRule)
	if err != nil {
		return out, err
	}
	all := []insightRuleOutput{}
	for _, r := range rules {
		all = append(all, insightRuleOutput{Name: r.Name, State: r.State, Schema: "CloudWatchLogRule/1", Definition: r.Definition})
	}
	out.InsightRules, out.NextToken, err = page(all, in.MaxResults, 500, in.NextToken)
	return out, err
}

type insightRulesInput struct {
	Names []string `json:"RuleNames"`
}

type insightRulesOutput struct {
	Failures []ruleFailure
}

type ruleFailure struct {
	Rule        string `json:"FailureResource"`
	Type        string `json:"ExceptionType"`
	Code        string `json:"FailureCode"`
	Description string `json:"FailureDescription"`
}

// eachRule does something to rules by name. Those that are not there are told of, and fail no others.
func eachRule(names []string, do func(name string) error) (insightRulesOutput, error) {
	out := insightRulesOutput{Failures: []ruleFailure{}}
	for _, name := range names {
		switch err := do(name); {
		case errors.Is(err, store.ErrNotFound):
			out.Failures = append(out.Failures, ruleFailure{name, "ResourceNotFoundException", "ResourceNotFound", "The rule " + name + " does not exist."})
		case err != nil:
			return out, err
		}
	}
	return out, nil
}

func (a *API) deleteInsightRules(_ context.Context, c caller, in insightRulesInput) (insightRulesOutput, error) {
	return eachRule(in.Names, func(name string) error { return a.Store.Delete(c.key(typeInsightRule, name)) })
}

func (a *API) enableInsightRules(_ context.Context, c caller, in insightRulesInput) (insightRulesOutput, error) {
	return a.setInsightRules(c, in.Names, ruleEnabled)
}

func (a *API) disableInsightRules(_ context.Context, c caller, in insightRulesInput) (insightRulesOutput, error) {
	return a.setInsightRules(c, in.Names, ruleDisabled)
}

func (a *API) setInsightRules(c caller, names []string, state string) (insightRulesOutput, error) {
	return eachRule(names, func(name string) error {
		return store.Modify(a.Store, c.key(typeInsightRule, name), func(r *insightRule) error {
			r.State = state
			return nil
		})
	})
}
