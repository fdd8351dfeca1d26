package api

import (
	"context"
	"slices"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
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
	// Owner is the service that made the secret for itself: rds.
	Owner   string         `json:"OwningService,omitempty"`
	Rotates bool           `json:"RotationEnabled"`
	Lambda  string         `json:"RotationLambdaARN,omitempty"`
	Rules   *rotationRules `json:"RotationRules,omitempty"`
	Rotated *Time          `json:"LastRotatedDate,omitempty"`
}

func (a *API) describeSecret(_ context.Context, c caller, in describeSecretInput) (secretDescription, error) {
	s, err := a.secret(c, in.ID)
	if err != nil {
		return secretDescription{}, err
	}
	out, err := a.about(c, s)
	out.Versions = out.Listed
	out.Listed = nil
	return out, err
}

func (s secret) output() secretDescription {
	return secretDescription{ARN: s.ARN, Name: s.Name, Description: s.Description, Key: s.Key, Tags: tagsOf(s.Tags)}
}

// about tells all but the values.
func (a *API) about(c caller, s secret) (secretDescription, error) {
	out := s.output()
	values, err := a.values(c, s)
	if err != nil {
		return out, err
	}
	for _, v := range values.Versions() {
		if out.Listed == nil {
			out.Listed = map[string][]string{}
		}
		out.Listed[v.Version] = v.Stages
	}
	out.Owner = ownerOf(s)
	out.Rotates = out.Owner != ""
	if r, ok := a.rotationOf(c, s); ok {
		out.Rotates, out.Lambda, out.Rules = true, r.Lambda, r.rules()
	}
	if _, before := values.Find("", store.StagePrevious); out.Rotates && before {
		out.Rotated = &Time{values.ChangedAt}
	}
	return out, nil
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
		d, err := a.about(c, s)
		if err != nil {
			return out, err
		}
		all = append(all, d)
	}
	out.Secrets, out.NextToken, err = page(all, in.MaxResults, 100, in.NextToken)
	return out, err
}
