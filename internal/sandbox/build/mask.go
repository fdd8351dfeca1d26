package build

import (
	"context"
	"regexp"

	"flota.dev/flota/internal/sandbox/store"
	"flota.dev/flota/internal/secret"
)

// stars stand in a log where a secret was, as CodeBuild has it.
const stars = "***"

// masker hides secrets in what builds print. CodeBuild hides the keys of AWS and
// the values that a build takes from Parameter Store and Secrets Manager (CodeBuild
// User Guide, "Data protection"). This one hides every secret that the sandbox
// keeps, since a step may ask the API for any: SecureString parameters, secrets,
// passwords of databases.
type masker struct {
	store *store.Store
	mask  secret.Mask
}

// secretAttributes are the attributes that hold secrets, by record type.
var secretAttributes = map[string][]string{
	"aws_ssm_parameter":                 {"value"},
	"secret_version":                    {"secret_string"},
	"aws_secretsmanager_secret_version": {"secret_string"},
	"aws_db_instance":                   {"password"},
	"aws_rds_cluster":                   {"master_password"},
}

func newMasker(st *store.Store) *masker {
	m := &masker{store: st, mask: secret.Mask{Word: stars}}
	var values []string
	for typ := range secretAttributes {
		for _, rec := range st.List(typ, "", "") {
			values = append(values, secretsIn(rec)...)
		}
	}
	m.mask.Add(values...)
	return m
}

// follow learns new secrets as they are written. What was one stays hidden.
func (m *masker) follow(ctx context.Context) {
	var types []string
	for typ := range secretAttributes {
		types = append(types, typ)
	}
	m.store.Watch(ctx, func(c store.Change) {
		if rec, err := m.store.Get(c.Key); err == nil {
			m.mask.Add(secretsIn(rec)...)
		}
	}, types...)
}

func secretsIn(rec store.Record) []string {
	if rec.Type == "aws_ssm_parameter" && rec.Attributes["type"] != "SecureString" {
		return nil
	}
	var out []string
	for _, name := range secretAttributes[rec.Type] {
		if v, ok := rec.Attributes[name].(string); ok && v != "" {
			out = append(out, v)
		}
	}
	return out
}

// accessKey matches the IDs of AWS's own access keys.
var accessKey = regexp.MustCompile(`\b(AKIA|ASIA)[A-Z0-9]{16}\b`)

// add hides further values.
func (m *masker) add(values ...string) { m.mask.Add(values...) }

func (m *masker) hide(line string) string {
	return accessKey.ReplaceAllString(m.mask.Hide(line), stars)
}
