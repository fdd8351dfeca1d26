package api

import (
	"cmp"
	"context"
	"crypto/rand"

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
	return a.writeSecret(c, s, putSecretValueInput{SecretString: in.SecretString, Token: in.Token})
}

type putSecretValueInput struct {
	ID           string `json:"SecretId"`
	SecretString *string
	Token        string   `json:"ClientRequestToken"`
	Stages       []string `json:"VersionStages"`
}

func (a *API) putSecretValue(_ context.Context, c caller, in putSecretValueInput) (secretOutput, error) {
	s, err := a.secret(c, in.ID)
	if err != nil {
		return secretOutput{}, err
	}
	return a.writeSecret(c, s, in)
}

func (a *API) writeSecret(c caller, s secret, in putSecretValueInput) (secretOutput, error) {
	if in.SecretString == nil {
		return secretOutput{}, failf("InvalidRequestException", "the sandbox keeps values that are text: give SecretString")
	}
	version := cmp.Or(in.Token, store.NewUUID())
	out := secretOutput{ARN: s.ARN, Name: s.Name, Version: version}
	err := a.changeSecret(c, s, func(v *store.SecretValues) error {
		if err := v.Put(version, *in.SecretString, in.Stages...); err != nil {
			return failf("ResourceExistsException", "A resource with the ID you requested already exists.")
		}
		put, _ := v.Find(version, "")
		out.Stages = put.Stages
		return nil
	})
	return out, err
}

// changeSecret changes the versions of a secret, beginning with those that it has.
func (a *API) changeSecret(c caller, s secret, change func(*store.SecretValues) error) error {
	before, err := a.values(c, s)
	if err != nil {
		return err
	}
	return store.ChangeSecret(a.Store, valuesKey(c, s), func(v *store.SecretValues) error {
		if v.Versions() == nil {
			*v = before
		}
		return change(v)
	})
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
	values, err := a.values(c, s)
	if err != nil {
		return getSecretValueOutput{}, err
	}
	v, ok := values.Find(in.Version, in.Stage)
	switch {
	case !ok && in.Version != "":
		return getSecretValueOutput{}, failf("ResourceNotFoundException", "Secrets Manager can't find the specified secret version.")
	case !ok:
		return getSecretValueOutput{}, failf("ResourceNotFoundException",
			"Secrets Manager can't find the specified secret value for staging label: %s", cmp.Or(in.Stage, store.StageCurrent))
	}
	return getSecretValueOutput{ARN: s.ARN, Name: s.Name, Version: v.Version, Value: v.Value, Stages: v.Stages}, nil
}
