package catalog

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/secret"
)

// leak is a secret in an argument of a resource.
type leak struct {
	// path leads to the value: names with dots between, those of maps too.
	path  string
	value config.Value
	found secret.Found
}

type leaksOf struct{ *config.Resource }

// leaks are all secrets in a resource. They are looked for once, whichever
// check asks first.
func leaks(s *check.Subject) []leak {
	return check.Remember(s.World, leaksOf{s.Resource}, func() []leak {
		w := &walker{resource: s.Resource}
		w.block(s.Block, "")
		return w.found
	})
}

// walker goes through everything that is written in a resource.
type walker struct {
	resource *config.Resource
	// under is the attribute that the values are in.
	under config.Value
	found []leak
}

func (w *walker) block(b *config.Block, path string) {
	if name, a := pair(b); a != nil {
		if !stored(b) {
			w.attribute(b, a, path+name, name)
		}
		return
	}
	for _, name := range slices.Sorted(maps.Keys(b.Attributes)) {
		if !slices.Contains(innocent, name) {
			w.attribute(b, b.Attributes[name], path+name, name)
		}
	}
	for _, n := range b.Blocks {
		w.block(n, path+n.Kind+".")
	}
}

// innocent are attributes whose values are made to be seen, or are policies.
var innocent = []string{"tags", "tags_all", "assume_role_policy", "policy", "json", "minified_json", "ignore_changes", "source", "version"}

// pair returns the name and the value of a block that is a pair of both, such
// as an environment variable, or nil.
func pair(b *config.Block) (string, *config.Attribute) {
	value := b.Attributes["value"]
	for _, key := range []string{"name", "key"} {
		if b.Kind != "resource" && value != nil && b.Attributes[key] != nil {
			if name, known := b.Get(key).Text(""); known {
				return name, value
			}
		}
	}
	return "", nil
}

// stored reports whether a pair's value is the name of a secret that is kept elsewhere.
func stored(b *config.Block) bool {
	kind, _ := b.Get("type").Text("")
	return kind == "PARAMETER_STORE" || kind == "SECRETS_MANAGER"
}

func (w *walker) attribute(b *config.Block, a *config.Attribute, path, name string) {
	w.under = config.Value{V: a.Value, Path: path, Range: a.Range, Attribute: a, Block: b, Maybe: b.Maybe}
	literal := w.literal(b, a.Name)
	if w.resource.Type == "aws_ssm_parameter" && a.Name == "value" {
		name, _ = b.Get("name").Text("")
	}
	w.value(a.Value, path, name, literal, 0)
}

// deepest is how deep collections nest that are looked into.
const deepest = 32

func (w *walker) value(v cty.Value, path, name string, literal bool, depth int) {
	if v == cty.NilVal || v.IsNull() || !v.IsKnown() || depth > deepest {
		return
	}
	switch ty := v.Type(); {
	case ty == cty.String:
		w.text(v.AsString(), path, name, literal)
	case ty == cty.Number && secret.Telling(name):
		w.text(v.AsBigFloat().Text('f', -1), path, name, literal)
	case ty.IsObjectType() || ty.IsMapType():
		w.object(v.AsValueMap(), path, name, depth)
	case v.CanIterateElements():
		for it := v.ElementIterator(); it.Next(); {
			_, e := it.Element()
			w.value(e, path, name, literal, depth+1)
		}
	}
}

func (w *walker) object(fields map[string]cty.Value, path, name string, depth int) {
	if value, ok := fields["value"]; ok {
		for _, key := range []string{"name", "key"} {
			if n := fields[key]; n != cty.NilVal && n.IsKnown() && !n.IsNull() && n.Type() == cty.String {
				w.value(value, path+"."+n.AsString(), n.AsString(), false, depth+1)
				return
			}
		}
	}
	for _, k := range slices.Sorted(maps.Keys(fields)) {
		w.value(fields[k], path+"."+k, k, false, depth+1)
	}
}

func (w *walker) text(text, path, name string, literal bool) {
	found, ok := secret.InValue(name, text)
	if !ok && literal {
		found, ok = secret.Literal(text)
	}
	if ok {
		w.found = append(w.found, leak{path, w.under, found})
	}
}

// credentials are arguments of AWS resources that are secrets, however weak
// what is written there: those that the provider's schema calls sensitive.
var credentials = []string{
	"access_token", "admin_password", "auth_token", "bgp_auth_key", "client_secret", "hec_token", "key_material_base64", "oauth_token", "passwords",
	"platform_credential", "preshared_key", "private_key", "secret_access_key", "secret_binary", "secret_key", "secret_string", "secret_string_wo",
	"secret_token", "tunnel1_preshared_key", "tunnel2_preshared_key", "kdc_admin_password", "cross_realm_trust_principal_password", "basic_auth_credentials",
}

// literal reports whether anything that is written in an attribute is a secret.
func (w *walker) literal(b *config.Block, name string) bool {
	r := w.resource
	switch {
	case r.Mode == config.Provider || r.Mode == config.Settings:
		return secret.Telling(name) && b.Get("skip_credentials_validation").Bool(false) != config.Yes
	case r.Mode != config.Managed || !strings.HasPrefix(r.Type, "aws_"):
		return false
	case name == "value" || name == "value_wo":
		secure, _ := b.Get("type").Text("")
		return r.Type == "aws_ssm_parameter" && secure == "SecureString" || r.Type == "aws_api_gateway_api_key"
	case name == "token":
		return r.Type == "aws_codebuild_source_credential"
	case name == "access_key":
		return r.Type == "aws_kinesis_firehose_delivery_stream" || r.Type == "aws_datasync_location_object_storage"
	}
	return slices.Contains(credentials, name)
}

// leaking fails for secrets at the paths that a function picks; nil picks all.
func leaking(where func(r *config.Resource, path string) bool) check.Look {
	return func(s *check.Subject) {
		for _, l := range leaks(s) {
			if where == nil || where(s.Resource, l.path) {
				s.Fail(l.value, "%s", l.message())
			}
		}
	}
}

func (l leak) message() string {
	where := l.path
	if l.found.Line > 1 {
		where = fmt.Sprintf("line %d of %s", l.found.Line, l.path)
	}
	return fmt.Sprintf("%s holds %s, which looks like a secret: %s", where, l.found.Masked, l.found.What)
}
