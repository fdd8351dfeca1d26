package api

import (
	"slices"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

// secrets is AWS Secrets Manager.
func (a *API) secrets() *service {
	s := newService("secretsmanager", "secretsmanager", "")
	handle(s, "CreateSecret", a.createSecret)
	handle(s, "GetSecretValue", a.getSecretValue)
	handle(s, "PutSecretValue", a.putSecretValue)
	handle(s, "DescribeSecret", a.describeSecret)
	handle(s, "ListSecrets", a.listSecrets)
	handle(s, "ListSecretVersionIds", a.listSecretVersions)
	handle(s, "UpdateSecretVersionStage", a.moveSecretStage)
	handle(s, "RotateSecret", a.rotateSecret)
	handle(s, "CancelRotateSecret", a.cancelRotation)
	return s
}

const (
	typeSecret = "aws_secretsmanager_secret"
	// suffixLength is of the dash and six characters that Secrets Manager adds to names in ARNs.
	suffixLength = 7
)

// secret is a view of aws_secretsmanager_secret. The record's ID is the ARN.
type secret struct {
	ID          string            `json:"id"`
	ARN         string            `json:"arn"`
	Name        string            `json:"name"`
	Description string            `json:"description"`
	Key         string            `json:"kms_key_id"`
	Tags        map[string]string `json:"tags_all"`
}

// madeValue is a view of aws_secretsmanager_secret_version.
type madeValue struct {
	Secret  string `json:"secret_id"` // the secret's ARN or name
	Value   string `json:"secret_string"`
	Version string `json:"version_id"`
}

// allSecrets returns the secrets that Terraform or CreateSecret made and those that
// another resource made for itself, as RDS does; of those only values are recorded.
func (a *API) allSecrets(c caller) ([]secret, error) {
	out, err := list[secret](a, c, typeSecret)
	if err != nil {
		return nil, err
	}
	for _, r := range a.Store.List(store.TypeSecretVersion, c.Account, c.Region) {
		if !slices.ContainsFunc(out, func(s secret) bool { return s.ARN == r.ID }) {
			_, name, _ := strings.Cut(r.ID, ":secret:")
			out = append(out, secret{ARN: r.ID, Name: name[:max(0, len(name)-suffixLength)]})
		}
	}
	return out, nil
}

// secret finds one by name, by ARN, or by ARN without the characters that were added.
func (a *API) secret(c caller, id string) (secret, error) {
	all, err := a.allSecrets(c)
	if err != nil {
		return secret{}, err
	}
	for _, s := range all {
		if id == s.Name || id == s.ARN || id == s.ARN[:max(0, len(s.ARN)-suffixLength)] {
			return s, nil
		}
	}
	return secret{}, failf("ResourceNotFoundException", "Secrets Manager can't find the specified secret.")
}

// values returns the versions: those that PutSecretValue or the sandbox itself
// wrote, else what Terraform did. A secret that nobody filled has none.
func (a *API) values(c caller, s secret) (store.SecretValues, error) {
	if r, err := a.Store.Get(valuesKey(c, s)); err == nil {
		return store.Decode[store.SecretValues](r)
	}
	made, err := list[madeValue](a, c, "aws_secretsmanager_secret_version")
	if err != nil {
		return store.SecretValues{}, err
	}
	for _, v := range made {
		if v.Secret == s.ARN || v.Secret == s.Name {
			return store.SecretValues{Value: v.Value, Version: v.Version}, nil
		}
	}
	return store.SecretValues{}, nil
}

func valuesKey(c caller, s secret) store.Key {
	return store.Key{Account: c.Account, Region: c.Region, Type: store.TypeSecretVersion, ID: s.ARN}
}
