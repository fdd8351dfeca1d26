package catalog

import (
	"maps"
	"slices"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/iam"
)

// holding says how policies come to one kind of holder.
type holding struct {
	inline     string            // the type of a policy written for one holder
	attribute  string            // by which that and attachments name the holder
	attachment map[string]string // types of attachmentsOf, with the attribute that names the holder
}

var holdings = map[string]holding{
	"aws_iam_role":  {"aws_iam_role_policy", "role", attachmentsOf("role", "roles")},
	"aws_iam_user":  {"aws_iam_user_policy", "user", attachmentsOf("user", "users")},
	"aws_iam_group": {"aws_iam_group_policy", "group", attachmentsOf("group", "groups")},
}

func attachmentsOf(one, many string) map[string]string {
	return map[string]string{"aws_iam_" + one + "_policy_attachment": one, "aws_iam_policy_attachment": many}
}

// policiesHeld are the policies of a role, user or group: those written for it and those attached to it.
func policiesHeld(s *check.Subject) []*policyDocument {
	h := holdings[check.TypeOf(s.Resource)]
	held, _ := s.Linked(h.inline, h.attribute)
	held = slices.Concat(held, attachedPolicies(s))
	var out []*policyDocument
	for _, r := range append(held, s.Resource) {
		for _, d := range policiesOf(&check.Subject{Resource: r, World: s.World}) {
			if d.place.use == iam.OfIdentity {
				out = append(out, d)
			}
		}
	}
	return out
}

// attachedPolicies are the customer's own policies that are attached to a role, user or group.
func attachedPolicies(s *check.Subject) []*config.Resource {
	var out []*config.Resource
	for _, v := range attachedARNs(s) {
		out = append(out, check.Behind(v, "aws_iam_policy")...)
	}
	return out
}

// attachedARNs are the values that name the managed policies of a role, user or group.
func attachedARNs(s *check.Subject) []config.Value {
	out := []config.Value{s.Get("managed_policy_arns")}
	ways := holdings[check.TypeOf(s.Resource)].attachment
	for _, typ := range slices.Sorted(maps.Keys(ways)) {
		found, _ := s.Linked(typ, ways[typ])
		for _, r := range found {
			out = append(out, r.Get("policy_arn"))
		}
	}
	return out
}
