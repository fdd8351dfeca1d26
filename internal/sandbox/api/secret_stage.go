package api

import (
	"context"

	"flota.dev/flota/internal/sandbox/store"
)

type secretVersionsOutput struct {
	ARN      string
	Name     string
	Versions []secretVersionOutput
}

type secretVersionOutput struct {
	Version string   `json:"VersionId"`
	Stages  []string `json:"VersionStages"`
}

func (a *API) listSecretVersions(_ context.Context, c caller, in describeSecretInput) (secretVersionsOutput, error) {
	s, err := a.secret(c, in.ID)
	if err != nil {
		return secretVersionsOutput{}, err
	}
	values, err := a.values(c, s)
	out := secretVersionsOutput{ARN: s.ARN, Name: s.Name, Versions: []secretVersionOutput{}}
	for _, v := range values.Versions() {
		out.Versions = append(out.Versions, secretVersionOutput{v.Version, v.Stages})
	}
	return out, err
}

type moveSecretStageInput struct {
	ID    string `json:"SecretId"`
	Stage string `json:"VersionStage"`
	From  string `json:"RemoveFromVersionId"`
	To    string `json:"MoveToVersionId"`
}

// moveSecretStage wants to be told from which version a stage goes, if one has it (API: UpdateSecretVersionStage).
func (a *API) moveSecretStage(_ context.Context, c caller, in moveSecretStageInput) (secretOutput, error) {
	s, err := a.secret(c, in.ID)
	if err != nil {
		return secretOutput{}, err
	}
	return secretOutput{ARN: s.ARN, Name: s.Name}, a.changeSecret(c, s, func(v *store.SecretValues) error {
		holder, held := v.Find("", in.Stage)
		switch {
		case in.From == "" && held && holder.Version != in.To:
			return failf("InvalidParameterException",
				"The parameter RemoveFromVersionId can't be empty. Staging label %s is currently attached to version %s, so you must explicitly reference that version in RemoveFromVersionId.",
				in.Stage, holder.Version)
		case in.From != "" && (!held || holder.Version != in.From):
			return failf("InvalidParameterException", "The version in RemoveFromVersionId, %s, does not have the staging label %s.", in.From, in.Stage)
		}
		if in.To != "" {
			if _, ok := v.Find(in.To, ""); !ok {
				return failf("ResourceNotFoundException", "Secrets Manager can't find the specified secret version.")
			}
		}
		if in.To == "" && in.Stage == store.StageCurrent {
			return failf("InvalidParameterException", "You can only move staging label AWSCURRENT to a different secret version. It can't be completely removed.")
		}
		v.Move(in.Stage, in.To)
		return nil
	})
}
