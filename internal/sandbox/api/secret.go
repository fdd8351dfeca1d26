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
	return s
}

const (
	typeSecret = "aws_secretsmanager_secret"
	// typeSecretVersion names the records of current values; their ID is the secret's ARN.
	typeSecretVersion = "secret_version"
	current           = "AWSCURRENT"
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

// secretValue is a view of secret_version and of aws_secretsmanager_secret_version.
type secretValue struct {
	Secret  string `json:"secret_id,omitempty"` // of the second: the secret's ARN or name
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
	for _, r := range a.Store.List(typeSecretVersion, c.Account, c.Region) {
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

// value returns the current value: what PutSecretValue or the sandbox itself
// wrote, else what Terraform did.
func (a *API) value(c caller, s secret) (secretValue, error) {
	if r, err := a.Store.Get(versionKey(c, s)); err == nil {
		return store.Decode[secretValue](r)
	}
	made, err := list[secretValue](a, c, "aws_secretsmanager_secret_version")
	if err != nil {
		return secretValue{}, err
	}
	for _, v := range made {
		if v.Secret == s.ARN || v.Secret == s.Name {
			return v, nil
		}
	}
	return secretValue{}, failf("ResourceNotFoundException",
		"Secrets Manager can't find the specified secret value for staging label: "+current)
}

func versionKey(c caller, s secret) store.Key {
	return store.Key{Account: c.Account, Region: c.Region, Type: typeSecretVersion, ID: s.ARN}
}
