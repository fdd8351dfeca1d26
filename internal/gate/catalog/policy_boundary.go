package catalog

import (
	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/iam"
)

// bounded are the attributes by which a policy becomes the boundary of an identity.
var bounded = map[string]string{"aws_iam_role": "permissions_boundary", "aws_iam_user": "permissions_boundary"}

// useOf is what a policy at a place of a resource is for: that of the place,
// but a customer's policy that is a boundary, and attached to nobody, gives no rights.
func useOf(w *check.World, r *config.Resource, p policyPlace) iam.Use {
	if p.typ != "aws_iam_policy" {
		return p.use
	}
	s := &check.Subject{Resource: r, World: w}
	boundary := false
	for typ, attribute := range bounded {
		found, _ := s.Linked(typ, attribute)
		boundary = boundary || len(found) > 0
	}
	if !boundary {
		return p.use
	}
	for typ, attribute := range attachmentPaths {
		if found, _ := s.Linked(typ, attribute); len(found) > 0 {
			return p.use
		}
	}
	return iam.OfGuardrail
}
