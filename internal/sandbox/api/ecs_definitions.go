package api

import (
	"context"
	"slices"
	"strings"

	"flota.dev/flota/internal/sandbox/deployer"
	"flota.dev/flota/internal/sandbox/store"
)

type listTaskDefinitionsInput struct {
	Family     string `json:"familyPrefix"`
	Status     string `json:"status"`
	Sort       string `json:"sort"`
	MaxResults int    `json:"maxResults"`
	NextToken  string `json:"nextToken"`
}

type listTaskDefinitionsOutput struct {
	ARNs []string `json:"taskDefinitionArns"`
	Next string   `json:"nextToken,omitempty"`
}

// listTaskDefinitions lists one family, or all, in the order of family and revision.
func (a *API) listTaskDefinitions(_ context.Context, c caller, in listTaskDefinitionsInput) (listTaskDefinitionsOutput, error) {
	var out listTaskDefinitionsOutput
	all, err := a.definitions(c, in.Status)
	if err != nil {
		return out, err
	}
	arns := []string{}
	for _, d := range all {
		if in.Family == "" || d.Family == in.Family {
			arns = append(arns, d.ARN)
		}
	}
	if in.Sort == "DESC" {
		slices.Reverse(arns)
	}
	out.ARNs, out.Next, err = page(arns, in.MaxResults, ecsPage, in.NextToken)
	return out, err
}

// definitions returns the task definitions with a status, "" for the active ones.
func (a *API) definitions(c caller, status string) ([]store.TaskDefinition, error) {
	var out []store.TaskDefinition
	for _, rec := range a.Store.List(deployer.TypeTaskDefinition, c.Account, c.Region) {
		if deployer.IsActive(rec) != (status == "" || status == "ACTIVE") {
			continue
		}
		d, err := store.Decode[store.TaskDefinition](rec)
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	slices.SortFunc(out, func(a, b store.TaskDefinition) int {
		if n := strings.Compare(a.Family, b.Family); n != 0 {
			return n
		}
		return a.Revision - b.Revision
	})
	return out, nil
}

type listFamiliesInput struct {
	Prefix     string `json:"familyPrefix"`
	Status     string `json:"status"`
	MaxResults int    `json:"maxResults"`
	NextToken  string `json:"nextToken"`
}

type listFamiliesOutput struct {
	Families []string `json:"families"`
	Next     string   `json:"nextToken,omitempty"`
}

// listTaskDefinitionFamilies lists families: with the status ACTIVE those with
// an active revision, with INACTIVE those without, with none or ALL both.
func (a *API) listTaskDefinitionFamilies(_ context.Context, c caller, in listFamiliesInput) (listFamiliesOutput, error) {
	var out listFamiliesOutput
	active := map[string]bool{}
	for _, status := range []string{"INACTIVE", "ACTIVE"} {
		all, err := a.definitions(c, status)
		if err != nil {
			return out, err
		}
		for _, d := range all {
			active[d.Family] = active[d.Family] || status == "ACTIVE"
		}
	}
	families := []string{}
	for family, isActive := range active {
		wanted := in.Status == "" || in.Status == "ALL" || (in.Status == "ACTIVE") == isActive
		if wanted && strings.HasPrefix(family, in.Prefix) {
			families = append(families, family)
		}
	}
	slices.Sort(families)
	var err error
	out.Families, out.Next, err = page(families, in.MaxResults, ecsPage, in.NextToken)
	return out, err
}
