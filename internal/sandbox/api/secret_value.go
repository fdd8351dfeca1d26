package api

import (
	"context"
	"crypto/rand"
	"errors"

	"flota.dev/flota/internal/sandbox/store"
)

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
		version = store.NewUUID()
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
