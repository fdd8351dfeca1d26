package api

import (
	"context"
	"errors"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

// typeRotation names the records of schedules of rotation; their ID is the secret's.
const typeRotation = "aws_secretsmanager_secret_rotation"

// rotation is a view of aws_secretsmanager_secret_rotation.
type rotation struct {
	ID     string         `json:"id"`
	Secret string         `json:"secret_id"`
	Lambda string         `json:"rotation_lambda_arn"`
	Rules  []rotationRule `json:"rotation_rules"`
}

type rotationRule struct {
	Days     int    `json:"automatically_after_days"`
	Duration string `json:"duration"`
	Schedule string `json:"schedule_expression"`
}

type rotationRules struct {
	Days     int    `json:"AutomaticallyAfterDays,omitempty"`
	Duration string `json:",omitempty"`
	Schedule string `json:"ScheduleExpression,omitempty"`
}

func (r rotation) rules() *rotationRules {
	for _, rule := range r.Rules {
		return &rotationRules{Days: rule.Days, Duration: rule.Duration, Schedule: rule.Schedule}
	}
	return nil
}

// ownerOf returns the service that keeps the secret for itself, if one does: its name begins with the service's.
func ownerOf(s secret) string {
	owner, _, managed := strings.Cut(s.Name, "!")
	if !managed {
		return ""
	}
	return owner
}

func (a *API) rotationOf(c caller, s secret) (rotation, bool) {
	all, err := list[rotation](a, c, typeRotation)
	if err != nil {
		return rotation{}, false
	}
	for _, r := range all {
		if r.Secret == s.ARN || r.Secret == s.Name {
			return r, true
		}
	}
	return rotation{}, false
}

type rotateSecretInput struct {
	ID          string         `json:"SecretId"`
	Lambda      string         `json:"RotationLambdaARN"`
	Rules       *rotationRules `json:"RotationRules"`
	Immediately *bool          `json:"RotateImmediately"`
}

// rotateSecret sets the schedule, if one is given, and rotates at once unless
// told not to. The sandbox rotates what RDS keeps; functions of Lambda, which
// would rotate other secrets, it does not run.
func (a *API) rotateSecret(ctx context.Context, c caller, in rotateSecretInput) (secretOutput, error) {
	s, err := a.secret(c, in.ID)
	if err != nil {
		return secretOutput{}, err
	}
	set, scheduled := a.rotationOf(c, s)
	if ownerOf(s) == "" && in.Lambda == "" && set.Lambda == "" {
		return secretOutput{}, failf("InvalidRequestException", "No Lambda rotation function ARN is associated with this secret.")
	}
	if in.Rules != nil || in.Lambda != "" {
		if err := a.schedule(c, s, in, scheduled); err != nil {
			return secretOutput{}, err
		}
	}
	out := secretOutput{ARN: s.ARN, Name: s.Name}
	if in.Immediately != nil && !*in.Immediately {
		return out, nil
	}
	if ownerOf(s) == "" {
		return out, failf("InvalidRequestException", "the sandbox runs no Lambda functions: put a new value with put-secret-value")
	}
	if err := a.Databases.Rotate(ctx, valuesKey(c, s)); err != nil {
		return out, failf("InvalidRequestException", "%s", err)
	}
	values, err := a.values(c, s)
	out.Version = values.Version
	return out, err
}

func (a *API) schedule(c caller, s secret, in rotateSecretInput, there bool) error {
	key := store.Key{Account: c.Account, Region: c.Region, Type: typeRotation, ID: s.ARN}
	made := rotation{ID: s.ARN, Secret: s.ARN, Lambda: in.Lambda}
	if in.Rules != nil {
		made.Rules = []rotationRule{{Days: in.Rules.Days, Duration: in.Rules.Duration, Schedule: in.Rules.Schedule}}
	}
	if !there {
		attributes, err := store.Encode(made)
		if err != nil {
			return err
		}
		return a.Store.Put(key, attributes)
	}
	return store.Modify(a.Store, key, func(r *rotation) error {
		if in.Lambda != "" {
			r.Lambda = in.Lambda
		}
		if made.Rules != nil {
			r.Rules = made.Rules
		}
		return nil
	})
}

func (a *API) cancelRotation(_ context.Context, c caller, in describeSecretInput) (secretOutput, error) {
	s, err := a.secret(c, in.ID)
	if err != nil {
		return secretOutput{}, err
	}
	if ownerOf(s) != "" {
		return secretOutput{}, failf("InvalidRequestException", "You can't cancel the rotation of a secret that another service manages.")
	}
	err = a.Store.Delete(store.Key{Account: c.Account, Region: c.Region, Type: typeRotation, ID: s.ARN})
	if errors.Is(err, store.ErrNotFound) {
		err = nil
	}
	return secretOutput{ARN: s.ARN, Name: s.Name}, err
}
