package api

import (
	"context"
	"slices"
	"strings"
)

type describeSecretInput struct {
	ID string `json:"SecretId"`
}

type secretDescription struct {
	ARN         string
	Name        string
	Description string              `json:",omitempty"`
	Key         string              `json:"KmsKeyId,omitempty"`
	Tags        []tag               `json:",omitempty"`
	Versions    map[string][]string `json:"VersionIdsToStages,omitempty"`
	// ListSecrets has another name for the same.
	Listed map[string][]string `json:"SecretVersionsToStages,omitempty"`
}

func (a *API) describeSecret(_ context.Context, c caller, in describeSecretInput) (secretDescription, error) {
	s, err := a.secret(c, in.ID)
	if err != nil {
		return secretDescription{}, err
	}
	out := s.output()
	out.Versions = a.stages(c, s)
	return out, nil
}

func (s secret) output() secretDescription {
	return secretDescription{ARN: s.ARN, Name: s.Name, Description: s.Description, Key: s.Key, Tags: tagsOf(s.Tags)}
}

func (a *API) stages(c caller, s secret) map[string][]string {
	v, err := a.value(c, s)
	if err != nil {
		return nil
	}
	return map[string][]string{v.Version: {current}}
}

type listSecretsInput struct {
	Filters []struct {
		Key    string
		Values []string
	}
	MaxResults int
	NextToken  string
}

type listSecretsOutput struct {
	Secrets   []secretDescription `json:"SecretList"`
	NextToken string              `json:",omitempty"`
}

func (a *API) listSecrets(_ context.Context, c caller, in listSecretsInput) (out listSecretsOutput, err error) {
	found, err := a.allSecrets(c)
	if err != nil {
		return out, err
	}
	for _, f := range in.Filters {
		if f.Key != "name" && f.Key != "all" {
			return out, failf("InvalidParameterException", "the sandbox does not filter secrets by %s", f.Key)
		}
		found = slices.DeleteFunc(found, func(s secret) bool {
			return !slices.ContainsFunc(f.Values, func(prefix string) bool { return strings.HasPrefix(s.Name, prefix) })
		})
	}
	all := make([]secretDescription, 0, len(found))
	for _, s := range found {
		d := s.output()
		d.Listed = a.stages(c, s)
		all = append(all, d)
	}
	out.Secrets, out.NextToken, err = page(all, in.MaxResults, 100, in.NextToken)
	return out, err
}
