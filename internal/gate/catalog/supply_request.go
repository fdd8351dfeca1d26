package catalog

import (
	"strings"

	"github.com/hashicorp/hcl/v2"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// sentSecrets looks for secrets of AWS in what a web request is made of.
func sentSecrets(s *check.Subject) {
	for _, path := range []string{"url", "request_body", "request_headers"} {
		v := s.Get(path)
		for _, r := range mentioned(s, v) {
			if holdsSecret(s, r) {
				s.Fail(v, "%s holds %s", path, r.Address)
				return
			}
		}
	}
}

func holdsSecret(s *check.Subject, r *config.Resource) bool {
	return strings.HasSuffix(r.Type, "_secret_version") ||
		r.Type == "aws_ssm_parameter" && check.OneOf("type", "SecureString", "SecureString")(s, r.Block).Truth == config.Yes
}

// mentioned returns the resources that a value refers to: those whose
// attributes are not known yet, and those that are written in it, as what is
// written for an attribute takes the place of the reference.
func mentioned(s *check.Subject, v config.Value) []*config.Resource {
	var out []*config.Resource
	for _, ref := range v.Refs() {
		out = append(out, ref.Resources()...)
	}
	if v.Attribute == nil || v.Attribute.Expr == nil {
		return out
	}
	module := strings.TrimSuffix(config.Bare(s.Address), "data.http."+s.Name)
	for _, t := range v.Attribute.Expr.Variables() {
		out = append(out, s.Stack.Lookup(module+addressIn(t))...)
	}
	return out
}

// addressIn is the address of a resource at the start of a traversal.
func addressIn(t hcl.Traversal) string {
	names := []string{t.RootName()}
	most := 2
	if names[0] == "data" {
		most = 3
	}
	for _, step := range t[1:] {
		if a, ok := step.(hcl.TraverseAttr); ok && len(names) < most {
			names = append(names, a.Name)
		}
	}
	return strings.Join(names, ".")
}
