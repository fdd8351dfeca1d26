package api

import (
	"context"
	"crypto/rand"
	"errors"
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

type createSecretInput struct {
	Name         string
	Description  string
	KeyID        string `json:"KmsKeyId"`
	SecretString *string
	SecretBinary []byte
	Token        string `json:"ClientRequestToken"`
	Tags         []tag
}

type secretOutput struct {
	ARN     string
	Name    string
	Version string   `json:"VersionId,omitempty"`
	Stages  []string `json:"VersionStages,omitempty"`
}

func (a *API) createSecret(_ context.Context, c caller, in createSecretInput) (secretOutput, error) {
	if in.Name == "" {
		return secretOutput{}, failf("InvalidParameterException", "You must provide a value for the Name parameter.")
	}
	if _, err := a.secret(c, in.Name); err == nil {
		return secretOutput{}, failf("ResourceExistsException", "The operation failed because the secret %s already exists.", in.Name)
	}
	arn := "arn:aws:secretsmanager:" + c.Region + ":" + c.Account + ":secret:" + in.Name + "-" + rand.Text()[:suffixLength-1]
	s := secret{ID: arn, ARN: arn, Name: in.Name, Description: in.Description, Key: in.KeyID, Tags: map[string]string{}}
	for _, t := range in.Tags {
		s.Tags[t.Key] = t.Value
	}
	attributes, err := store.Encode(s)
	if err != nil {
		return secretOutput{}, err
	}
	if err := a.Store.Create(store.Key{Account: c.Account, Region: c.Region, Type: typeSecret, ID: arn}, attributes); err != nil {
		return secretOutput{}, err
	}
	if in.SecretString == nil && in.SecretBinary == nil {
		return secretOutput{ARN: arn, Name: in.Name}, nil
	}
	return a.writeSecret(c, s, in.SecretString, in.Token)
}

type putSecretValueInput struct {
	ID           string `json:"SecretId"`
	SecretString *string
	Token        string `json:"ClientRequestToken"`
}

func (a *API) putSecretValue(_ context.Context, c caller, in putSecretValueInput) (secretOutput, error) {
	s, err := a.secret(c, in.ID)
	if err != nil {
		return secretOutput{}, err
	}
	return a.writeSecret(c, s, in.SecretString, in.Token)
}

func (a *API) writeSecret(c caller, s secret, value *string, version string) (secretOutput, error) {
	if value == nil {
		return secretOutput{}, failf("InvalidRequestException", "the sandbox keeps values that are text: give SecretString")
	}
	if version == "" {
		version = newID()
	}
	attributes, err := store.Encode(secretValue{Value: *value, Version: version})
	if err != nil {
		return secretOutput{}, errors.New("the value cannot be stored") // the cause might quote it
	}
	out := secretOutput{ARN: s.ARN, Name: s.Name, Version: version, Stages: []string{current}}
	return out, a.Store.Put(versionKey(c, s), attributes)
}

type getSecretValueInput struct {
	ID      string `json:"SecretId"`
	Version string `json:"VersionId"`
	Stage   string `json:"VersionStage"`
}

type getSecretValueOutput struct {
	ARN     string
	Name    string
	Version string   `json:"VersionId"`
	Value   string   `json:"SecretString"`
	Stages  []string `json:"VersionStages"`
}

func (a *API) getSecretValue(_ context.Context, c caller, in getSecretValueInput) (getSecretValueOutput, error) {
	s, err := a.secret(c, in.ID)
	if err != nil {
		return getSecretValueOutput{}, err
	}
	v, err := a.value(c, s)
	if err != nil {
		return getSecretValueOutput{}, err
	}
	if in.Version != "" && in.Version != v.Version || in.Stage != "" && in.Stage != current {
		return getSecretValueOutput{}, failf("ResourceNotFoundException",
			"the sandbox keeps only the current version of a secret, and that is not the one asked for")
	}
	return getSecretValueOutput{ARN: s.ARN, Name: s.Name, Version: v.Version, Value: v.Value, Stages: []string{current}}, nil
}

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
