package catalog

import (
	"slices"
	"strings"

	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/iam"
)

// iamPolicy are the checks of what policies of roles, users and groups allow.
var iamPolicy = []check.Check{
	{
		ID: "iam-policy-no-admin", Family: check.Access, Severity: check.Critical,
		Title: "IAM policy allows everything on everything",
		Why:   "Whoever gets hold of a key or a task with this policy owns the account.",
		Mend: `data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.this.arn}/*"]
  }
}`,
		Practices: []string{"SEC03-BP02"},
		Aliases: []string{"CKV_AWS_1", "CKV_AWS_62", "AVD-AWS-0057", "KICS:iam_policies_with_full_privileges", "KICS:sso_policy_with_full_privileges",
			"KICS:iam_policy_grants_full_permissions", "IAM.1"},
		Types: identityTypes,
		Look:  identityLookFirst(everythingOnEverything),
	},
	{
		ID: "iam-policy-no-every-action", Family: check.Access, Severity: check.High,
		Title: "IAM policy allows every action on some resources",
		Why:   "Every action is also to delete the resource, to share it and to change who may use it.",
		Mend: `data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["${aws_s3_bucket.this.arn}/*"]
  }
}`,
		Practices: []string{"SEC03-BP02"},
		Aliases:   []string{"CKV_AWS_49", "CKV_AWS_63"},
		Types:     identityTypes,
		Look:      identityLook(everythingOnSome),
	},
	{
		ID: "iam-policy-no-full-iam", Family: check.Access, Severity: check.Critical,
		Title: "IAM policy allows every action of IAM",
		Why:   "Who may do everything in IAM may give themselves everything else.",
		Mend: `data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["iam:GetRole"]
    resources = [aws_iam_role.this.arn]
  }
}`,
		Practices: []string{"SEC03-BP02"},
		Aliases:   []string{"CKV2_AWS_40"},
		Types:     identityTypes,
		Look:      identityLook(fullIAM),
	},
	{
		ID: "iam-policy-no-whole-service", Family: check.Access, Severity: check.Medium,
		Title: "IAM policy allows every action of a service on everything",
		Why:   "The holder may delete, share and take over every resource of the service, not just the one at hand.",
		Mend: `data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.this.arn]
  }
}`,
		Practices: []string{"SEC03-BP02"},
		Aliases:   []string{"AVD-AWS-0345", "IAM.21"},
		Types:     identityTypes,
		Look:      identityLook(wholeService(true)),
	},
	{
		ID: "iam-policy-narrow-actions", Family: check.Access, Severity: check.Low,
		Title: "IAM policy allows every action of a service on some resources",
		Why:   "Among a service's actions are those that delete a resource or open it to others, which are seldom meant.",
		Mend: `data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["dynamodb:GetItem", "dynamodb:PutItem"]
    resources = [aws_dynamodb_table.this.arn]
  }
}`,
		Practices: []string{"SEC03-BP02"},
		Types:     identityTypes,
		Look:      identityLook(wholeService(false)),
	},
	{
		ID: "iam-policy-no-not-action", Family: check.Access, Severity: check.High,
		Title: "IAM policy allows everything but the actions that it names",
		Why:   "What is not named is allowed, also the actions that AWS will add next year.",
		Mend: `data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["ec2:DescribeInstances"]
    resources = ["*"]
  }
}`,
		Practices: []string{"SEC03-BP02"},
		Types:     identityTypes,
		Look:      identityLook(notAction),
	},
	{
		ID: "iam-policy-no-not-resource", Family: check.Access, Severity: check.High,
		Title: "IAM policy allows actions on all resources but those that it names",
		Why:   "What is not named is open, also what is made tomorrow.",
		Mend: `data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.this.arn}/*"]
  }
}`,
		Practices: []string{"SEC03-BP02"},
		Types:     identityTypes,
		Look:      identityLook(notResource),
	},
}

func everythingOnEverything(d *policyDocument, i int) (iam.Answer, string) {
	s := &d.Statements[i]
	return min(s.Allows(), s.EveryAction(), s.On(iam.Everything), s.NarrowedRights().Not()), "allows every action on every resource"
}

func everythingOnSome(d *policyDocument, i int) (iam.Answer, string) {
	s := &d.Statements[i]
	if s.EveryAction() != iam.Yes || reachesEverything(s) == iam.Yes {
		return iam.No, ""
	}
	return s.Allows(), "allows every action on " + someNames(readableAll(d, s.Resources))
}

// reachesEverything reports whether a statement's rights reach everything there is.
func reachesEverything(s *iam.Statement) iam.Answer {
	return min(s.On(iam.Everything), s.NarrowedRights().Not())
}

func readableAll(d *policyDocument, texts []string) []string {
	var out []string
	for _, t := range texts {
		out = append(out, d.value.Block.Readable(t))
	}
	return out
}

func fullIAM(d *policyDocument, i int) (iam.Answer, string) {
	s := &d.Statements[i]
	if !slices.ContainsFunc(s.Actions, allOfIAM) {
		return iam.No, ""
	}
	return min(s.Allows(), s.On(iam.Whole), s.NarrowedRights().Not()), "allows every action of IAM"
}

// prefix is the service of an action.
func serviceOf(action string) string {
	service, _, _ := strings.Cut(action, ":")
	return service
}

// wholeService asks for patterns such as s3:*, on everything or on less than that.
func wholeService(all bool) question {
	return func(d *policyDocument, i int) (iam.Answer, string) {
		s := &d.Statements[i]
		var found []string
		for _, a := range s.Actions {
			if serviceWide(a) && strings.Contains(a, ":") && iam.KnownService(serviceOf(a)) && !strings.EqualFold(serviceOf(a), "iam") {
				found = append(found, a)
			}
		}
		on := min(s.On(iam.Everything), s.Narrowed().Not())
		if len(found) == 0 || (on == iam.Yes) != all {
			return iam.No, ""
		}
		if all {
			return s.Allows(), "allows " + someNames(found) + " on every resource"
		}
		return s.Allows(), "allows " + someNames(found)
	}
}

func notAction(d *policyDocument, i int) (iam.Answer, string) {
	s := &d.Statements[i]
	if len(s.NotActions) == 0 {
		return iam.No, ""
	}
	return min(s.Allows(), reachesEverything(s)), "allows all actions but " + someNames(readableAll(d, s.NotActions))
}

func notResource(d *policyDocument, i int) (iam.Answer, string) {
	s := &d.Statements[i]
	if len(s.NotResources) == 0 {
		return iam.No, ""
	}
	return min(s.Allows(), s.NarrowedRights().Not()), "allows actions on all resources but " + someNames(readableAll(d, s.NotResources))
}
