package catalog

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/secret"
)

// heldSecrets are the checks of secrets in variables, locals and outputs.
var heldSecrets = []check.Check{
	{
		ID: "secrets-variable", Family: check.Secrets, Severity: check.Critical,
		Title:     "Variable has a secret as its value in plain text",
		Why:       readers,
		Mend:      "variable \"db_password\" {\n  type      = string\n  sensitive = true\n}",
		Practices: []string{"SEC02-BP03"},
		Types:     []string{"variable"},
		Look:      leakingValue,
	},
	{
		ID: "secrets-local", Family: check.Secrets, Severity: check.Critical,
		Title:     "Local value is a secret in plain text",
		Why:       readers,
		Mend:      "data \"aws_secretsmanager_secret_version\" \"db\" {\n  secret_id = \"orders/db\"\n}\n\nlocals {\n  db_password = data.aws_secretsmanager_secret_version.db.secret_string\n}",
		Practices: []string{"SEC02-BP03"},
		Types:     []string{"local"},
		Look:      leakingValue,
	},
	{
		ID: "secrets-output", Family: check.Secrets, Severity: check.High,
		Title:     "Output shows a secret",
		Why:       "Outputs are printed by every apply, and so stand in the logs of pipelines, unless they are marked sensitive.",
		Mend:      "output \"db_password\" {\n  value     = random_password.db.result\n  sensitive = true\n}",
		Practices: []string{"SEC02-BP03"},
		Types:     []string{"output"},
		Look:      shownOutput,
	},
	{
		ID: "secrets-variable-sensitive", Family: check.Secrets, Severity: check.Low,
		Title:     "Variable with the name of a secret is not marked sensitive",
		Why:       "Terraform prints values of variables in plans and errors, unless they are marked sensitive.",
		Mend:      "variable \"db_password\" {\n  type      = string\n  sensitive = true\n}",
		Practices: []string{"SEC02-BP03"},
		Types:     []string{"variable"},
		Look:      unmarkedVariable,
	},
}

// leakingValue fails for secrets in what a variable or a local holds, unless
// they come from another one that fails for them: a variable before a local,
// one of the caller before one of a module.
func leakingValue(s *check.Subject) {
	first := firstHolders(s)
	for _, l := range leaksIn(s) {
		if first[l.found.Hash()] == distance(s.Resource) {
			s.Fail(l.value, "%s", l.message())
		}
	}
}

type firstHoldersOf struct{ *config.Stack }

// firstHolders say of each secret of a stack, by its hash, how far from the
// outside it is held first.
func firstHolders(s *check.Subject) map[string]int {
	return check.Remember(s.World, firstHoldersOf{s.Stack}, func() map[string]int {
		first := map[string]int{}
		for _, kind := range []config.Kind{config.Variable, config.Local} {
			for _, r := range s.World.Of(string(kind)) {
				if r.Stack != s.Stack {
					continue
				}
				for _, l := range leaksIn(&check.Subject{Resource: r, World: s.World}) {
					if d, ok := first[l.found.Hash()]; !ok || distance(r) < d {
						first[l.found.Hash()] = distance(r)
					}
				}
			}
		}
		return first
	})
}

// distance is how far from the outside something is held.
func distance(r *config.Resource) int {
	d := 2 * strings.Count(prefix(r), "module.")
	if r.Type == string(config.Local) {
		d++
	}
	return d
}

// leaksIn are the secrets that a variable, local or output holds, named as it is.
func leaksIn(s *check.Subject) []leak {
	return check.Remember(s.World, leaksOf{s.Resource}, func() []leak {
		v := s.Get("value")
		w := &walker{resource: s.Resource, under: v}
		w.value(v.V, strings.TrimPrefix(s.Address, prefix(s.Resource)), s.Name, false, 0)
		return w.found
	})
}

// prefix is the module's part of an address.
func prefix(r *config.Resource) string {
	for _, kind := range []string{"var.", "local.", "output."} {
		if i := strings.LastIndex(r.Address, kind+r.Name); i >= 0 {
			return r.Address[:i]
		}
	}
	return ""
}

// shownOutput fails for outputs of the root that show a secret: one that is
// written, or an attribute that is one. Outputs of modules are not printed.
func shownOutput(s *check.Subject) {
	if s.Get("sensitive").Bool(false) == config.Yes || prefix(s.Resource) != "" {
		return
	}
	if found := leaksIn(s); len(found) > 0 {
		s.Fail(found[0].value, "%s", found[0].message())
		return
	}
	v := s.Get("value")
	for _, ref := range v.Refs() {
		if confidential(ref) || secret.Telling(s.Name) && ref.Attribute == "value" {
			s.Fail(v, "%s is shown", ref)
			return
		}
	}
}

// confidential reports whether an attribute of a resource is a secret. Terraform
// itself refuses to show those that a provider marks, but only once it runs.
func confidential(ref config.Ref) bool {
	if ref.Variable() {
		name := strings.TrimPrefix(ref.Address, "var.")
		return secret.Telling(name)
	}
	typ := resourceType(ref.Address)
	attribute := ref.Attribute[strings.LastIndexByte(ref.Attribute, '.')+1:]
	switch typ {
	case "random_password":
		return attribute == "result" || attribute == "bcrypt_hash"
	case "tls_private_key":
		return strings.HasPrefix(attribute, "private_key")
	case "aws_iam_access_key":
		return attribute == "secret" || strings.HasPrefix(attribute, "ses_smtp_password")
	case "aws_ssm_parameter":
		return false // its value need not be secret, and Terraform marks it
	}
	return secret.Telling(attribute) && !slices.Contains([]string{"master_user_secret", "secret"}, attribute)
}

// resourceType is the type in an address, without what modules are before it.
func resourceType(address string) string {
	parts := strings.Split(config.Bare(address), ".")
	if len(parts) < 2 {
		return ""
	}
	return parts[len(parts)-2]
}

// unmarkedVariable fails for variables of the root that will hold a secret by
// their name: collections most often say where secrets are. What holds one that is written is worse, and told elsewhere.
func unmarkedVariable(s *check.Subject) {
	v := s.Get("value")
	if prefix(s.Resource) != "" || s.Get("sensitive").Bool(false) == config.Yes || !secret.Telling(s.Name) || len(leaksIn(s)) > 0 {
		return
	}
	ty := v.V.Type()
	if text, known := v.Text(""); known && text != "" || ty != cty.String && ty != cty.DynamicPseudoType {
		return
	}
	s.Fail(v, "%s is not marked sensitive", s.Address)
}
