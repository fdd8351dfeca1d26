package api

import (
	"context"
	"slices"

	"flota.dev/flota/internal/sandbox/pipeline"
	"flota.dev/flota/internal/sandbox/store"
)

type getPipelineInput struct {
	Name    string `json:"name"`
	Version int    `json:"version"`
}

type getPipelineOutput struct {
	Pipeline pipelineOutput   `json:"pipeline"`
	Metadata pipelineMetadata `json:"metadata"`
}

type pipelineMetadata struct {
	ARN     string `json:"pipelineArn"`
	Created *Time  `json:"created,omitempty"`
	Updated *Time  `json:"updated,omitempty"`
}

// pipelineOutput is a pipeline's declaration (API: PipelineDeclaration).
type pipelineOutput struct {
	Name      string             `json:"name"`
	Role      string             `json:"roleArn"`
	Store     *artifactStore     `json:"artifactStore,omitempty"`
	Stages    []stageDeclaration `json:"stages"`
	Version   int                `json:"version"`
	Mode      string             `json:"executionMode"`
	Type      string             `json:"pipelineType"`
	Variables []pipelineVariable `json:"variables,omitempty"`
	Triggers  []pipelineTrigger  `json:"triggers,omitempty"`
}

type artifactStore struct {
	Type     string         `json:"type"`
	Location string         `json:"location"`
	Key      *encryptionKey `json:"encryptionKey,omitempty"`
}

type encryptionKey struct {
	ID   string `json:"id"`
	Type string `json:"type"`
}

type stageDeclaration struct {
	Name        string              `json:"name"`
	Actions     []actionDeclaration `json:"actions"`
	BeforeEntry *stageConditions    `json:"beforeEntry,omitempty"`
	OnSuccess   *stageConditions    `json:"onSuccess,omitempty"`
	OnFailure   *failureConditions  `json:"onFailure,omitempty"`
}

type actionDeclaration struct {
	Name          string            `json:"name"`
	Type          actionType        `json:"actionTypeId"`
	RunOrder      int               `json:"runOrder"`
	Configuration map[string]string `json:"configuration"`
	Outputs       []artifactName    `json:"outputArtifacts"`
	Inputs        []artifactName    `json:"inputArtifacts"`
	Role          string            `json:"roleArn,omitempty"`
	Region        string            `json:"region,omitempty"`
	Namespace     string            `json:"namespace,omitempty"`
	Timeout       int               `json:"timeoutInMinutes,omitempty"`
}

type actionType struct {
	Category string `json:"category"`
	Owner    string `json:"owner"`
	Provider string `json:"provider"`
	Version  string `json:"version"`
}

type artifactName struct {
	Name string `json:"name"`
}

type stageConditions struct {
	Conditions []stageCondition `json:"conditions"`
}

type failureConditions struct {
	Result     string              `json:"result,omitempty"`
	Retry      *retryConfiguration `json:"retryConfiguration,omitempty"`
	Conditions []stageCondition    `json:"conditions,omitempty"`
}

type retryConfiguration struct {
	Mode string `json:"retryMode"`
}

type stageCondition struct {
	Result string            `json:"result,omitempty"`
	Rules  []ruleDeclaration `json:"rules"`
}

type ruleDeclaration struct {
	Name          string            `json:"name"`
	Type          actionType        `json:"ruleTypeId"`
	Configuration map[string]string `json:"configuration,omitempty"`
}

type pipelineVariable struct {
	Name        string `json:"name"`
	Default     string `json:"defaultValue,omitempty"`
	Description string `json:"description,omitempty"`
}

type pipelineTrigger struct {
	Provider string           `json:"providerType"`
	Git      gitConfiguration `json:"gitConfiguration"`
}

type gitConfiguration struct {
	SourceAction string      `json:"sourceActionName"`
	Push         []gitFilter `json:"push,omitempty"`
	PullRequest  []gitFilter `json:"pullRequest,omitempty"`
}

type gitFilter struct {
	Events   []string  `json:"events,omitempty"`
	Branches *patterns `json:"branches,omitempty"`
	Files    *patterns `json:"filePaths,omitempty"`
	Tags     *patterns `json:"tags,omitempty"`
}

type patterns struct {
	Includes []string `json:"includes,omitempty"`
	Excludes []string `json:"excludes,omitempty"`
}

func (a *API) getPipeline(_ context.Context, c caller, in getPipelineInput) (out getPipelineOutput, err error) {
	err = a.look(c, in.Name, func(v pipeline.View) error {
		version := v.State.Version
		if in.Version != 0 {
			version = in.Version
		}
		def, ok := v.Versions[version]
		if !ok {
			return failf("PipelineVersionNotFoundException", "The sandbox does not keep version %d of pipeline '%s'", version, in.Name)
		}
		out.Pipeline = newPipelineOutput(def, version)
		out.Metadata = pipelineMetadata{ARN: def.ARN, Created: instant(v.State.Created), Updated: instant(v.State.Updated)}
		return nil
	})
	return out, err
}

func newPipelineOutput(def store.Pipeline, version int) pipelineOutput {
	out := pipelineOutput{Name: def.Name, Role: def.RoleARN, Version: version, Mode: def.Mode, Type: def.Type}
	for _, s := range def.Stores {
		out.Store = &artifactStore{Type: s.Type, Location: s.Location}
		if len(s.Key) > 0 {
			out.Store.Key = &encryptionKey{ID: s.Key[0].ID, Type: s.Key[0].Type}
		}
	}
	for _, s := range def.Stages {
		out.Stages = append(out.Stages, newStageDeclaration(s))
	}
	for _, v := range def.Variables {
		out.Variables = append(out.Variables, pipelineVariable{Name: v.Name, Default: v.Default, Description: v.Description})
	}
	for _, t := range def.Triggers {
		for _, g := range t.Git {
			out.Triggers = append(out.Triggers, pipelineTrigger{Provider: t.Provider, Git: newGitConfiguration(g)})
		}
	}
	return out
}

func newStageDeclaration(s store.PipelineStage) stageDeclaration {
	out := stageDeclaration{Name: s.Name, BeforeEntry: newConditions(s.BeforeEntry), OnSuccess: newConditions(s.OnSuccess)}
	for _, a := range s.Actions {
		out.Actions = append(out.Actions, actionDeclaration{
			Name: a.Name, Type: typeOf(a), RunOrder: max(a.RunOrder, 1), Configuration: a.Configuration, Outputs: namesOf(a.Outputs), Inputs: namesOf(a.Inputs),
			Role: a.RoleARN, Region: a.Region, Namespace: a.Namespace, Timeout: a.TimeoutMinutes,
		})
	}
	if len(s.OnFailure) > 0 {
		f := s.OnFailure[0]
		out.OnFailure = &failureConditions{Result: f.Result, Conditions: newConditionList(f.Conditions)}
		if len(f.Retry) > 0 {
			out.OnFailure.Retry = &retryConfiguration{Mode: f.Retry[0].Mode}
		}
	}
	return out
}

func typeOf(a store.PipelineAction) actionType {
	return actionType{Category: a.Category, Owner: a.Owner, Provider: a.Provider, Version: a.Version}
}

func namesOf(artifacts []string) []artifactName {
	out := []artifactName{}
	for _, name := range artifacts {
		out = append(out, artifactName{name})
	}
	return out
}

func newConditions(all []store.StageConditions) *stageConditions {
	if len(all) == 0 {
		return nil
	}
	return &stageConditions{newConditionList(all[0].Conditions)}
}

func newConditionList(all []store.StageCondition) []stageCondition {
	var out []stageCondition
	for _, condition := range all {
		one := stageCondition{Result: condition.Result, Rules: []ruleDeclaration{}}
		for _, r := range condition.Rules {
			rule := ruleDeclaration{Name: r.Name, Configuration: r.Configuration}
			for _, t := range r.Type {
				rule.Type = actionType(t)
			}
			one.Rules = append(one.Rules, rule)
		}
		out = append(out, one)
	}
	return out
}

func newGitConfiguration(g store.GitConfiguration) gitConfiguration {
	out := gitConfiguration{SourceAction: g.SourceAction}
	for _, p := range g.Push {
		out.Push = append(out.Push, gitFilter{Branches: newPatterns(p.Branches), Files: newPatterns(p.Files), Tags: newPatterns(p.Tags)})
	}
	for _, p := range g.PullRequest {
		out.PullRequest = append(out.PullRequest, gitFilter{Events: slices.Clone(p.Events), Branches: newPatterns(p.Branches), Files: newPatterns(p.Files)})
	}
	return out
}

func newPatterns(all []store.Patterns) *patterns {
	if len(all) == 0 {
		return nil
	}
	return &patterns{Includes: all[0].Includes, Excludes: all[0].Excludes}
}
