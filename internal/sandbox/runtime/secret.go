package runtime

import (
	"encoding/json"
	"fmt"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

// Secret reads the value that a container definition's valueFrom names: the ARN
// of an SSM parameter, or a Secrets Manager ARN that may end in
// :json-key:version-stage:version-id (API: Secret). No error carries a value.
func (r *Runtime) Secret(valueFrom string) (string, error) {
	a, err := parseARN(valueFrom)
	if err != nil {
		return "", err
	}
	switch a.service {
	case "ssm":
		return r.parameter(a)
	case "secretsmanager":
		return r.managerSecret(a)
	}
	return "", fmt.Errorf("%q is neither a parameter nor a secret", valueFrom)
}

func (r *Runtime) parameter(a arn) (string, error) {
	name := strings.TrimPrefix(a.resource, "parameter")
	for _, id := range []string{name, strings.TrimPrefix(name, "/")} {
		rec, err := r.cfg.Store.Get(store.Key{Account: a.account, Region: a.region, Type: "aws_ssm_parameter", ID: id})
		if err == nil {
			value, _ := rec.Attributes["value"].(string)
			return value, nil
		}
	}
	return "", fmt.Errorf("no parameter %s in account %s", name, a.account)
}

// managerSecret finds the secret by ARN, or by name where the ARN lacks the six
// characters that Secrets Manager adds.
func (r *Runtime) managerSecret(a arn) (string, error) {
	part := append(strings.Split(strings.TrimPrefix(a.resource, "secret:"), ":"), "", "", "")
	want, jsonKey, stage, version := part[0], part[1], part[2], part[3]
	for _, rec := range r.cfg.Store.List(store.TypeSecretVersion, a.account, a.region) {
		id := rec.ID[strings.LastIndexByte(rec.ID, ':')+1:]
		if id != want && id[:max(0, len(id)-7)] != want {
			continue
		}
		values, err := store.Decode[store.SecretValues](rec)
		if err != nil {
			return "", fmt.Errorf("the value of secret %s cannot be read", want)
		}
		if stage == "" && version == "" {
			return field(values.Value, jsonKey, want)
		}
		found, ok := values.Find(version, stage)
		if !ok {
			return "", fmt.Errorf("secret %s has no version %s", want, strings.TrimSpace(version+" "+stage))
		}
		return field(found.Value, jsonKey, want)
	}
	return "", fmt.Errorf("no secret %s with a value in account %s", want, a.account)
}

func field(value, key, secret string) (string, error) {
	if key == "" {
		return value, nil
	}
	var fields map[string]any
	if err := json.Unmarshal([]byte(value), &fields); err != nil {
		return "", fmt.Errorf("secret %s is not JSON, so it has no key %s", secret, key)
	}
	v, ok := fields[key]
	if !ok {
		return "", fmt.Errorf("secret %s has no key %s", secret, key)
	}
	return fmt.Sprint(v), nil
}
