package catalog

import (
	"regexp"
	"slices"

	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/iam"
)

// iamWorkload are the checks of who has policies that would be fine in other hands.
var iamWorkload = []check.Check{
	{
		ID: "iam-no-outside-reader", Family: check.Access, Severity: check.Medium,
		Title: "IAM policy ReadOnlyAccess is given to people, or to another account",
		Why:   "The policy reads not only settings: also what is in buckets, tables and queues.",
		Mend: `resource "aws_iam_role_policy_attachment" "this" {
  role       = aws_iam_role.this.name
  policy_arn = "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"
}`,
		Practices: []string{"SEC03-BP02"},
		Types:     []string{"aws_iam_role", "aws_iam_user"},
		Look:      readsFromOutside,
	},
	{
		ID: "iam-workload-no-admin", Family: check.Access, Severity: check.High,
		Title: "Workload runs with a role that may do everything, or make itself so",
		Why:   "A hole in the code is then a hole in the whole account.",
		Mend: `resource "aws_iam_role_policy" "this" {
  role = aws_iam_role.task.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage"]
      Resource = aws_sqs_queue.this.arn
    }]
  })
}`,
		Practices: []string{"SEC03-BP02"},
		Aliases:   []string{"KICS:lambda_function_with_privileged_role", "KICS:ecs_service_admin_role_is_present", "CKV2_AWS_68"},
		Types:     []string{"aws_lambda_function", "aws_ecs_task_definition", "aws_ecs_service", "aws_iam_instance_profile", "aws_glue_job", "aws_sagemaker_notebook_instance"},
		Look:      runsAsAdmin,
	},
}

// readsFromOutside looks at roles that another account trusts, and at users who sign in.
func readsFromOutside(s *check.Subject) {
	outside := false
	if check.TypeOf(s.Resource) == "aws_iam_user" {
		logins, _ := s.Linked("aws_iam_user_login_profile", "user")
		outside = len(logins) > 0
	}
	for _, d := range policiesOf(s) {
		if d.Policy == nil || d.place.use != iam.OfTrust {
			continue
		}
		for i := range d.Statements {
			stranger, _ := trustsStranger(d, i)
			outside = outside || stranger == iam.Yes || d.Public(i) == iam.Yes
		}
	}
	if !outside {
		return
	}
	for _, v := range attachedARNs(s) {
		if slices.Contains(policyNames(v), "ReadOnlyAccess") {
			s.FailAt(s.Range, "ReadOnlyAccess is attached")
			return
		}
	}
}

// rolePaths are the attributes by which workloads name their roles.
var rolePaths = map[string]string{
	"aws_lambda_function": "role", "aws_ecs_task_definition": "task_role_arn", "aws_ecs_service": "iam_role", "aws_iam_instance_profile": "role",
	"aws_glue_job": "role_arn", "aws_sagemaker_notebook_instance": "role_arn",
}

// adminName matches names of roles that are an administrator's.
var adminName = regexp.MustCompile(`(?i)(^|[-_/])admin(istrator)?([-_]|$)`)

func runsAsAdmin(s *check.Subject) {
	v := s.Get(rolePaths[check.TypeOf(s.Resource)])
	for _, r := range s.Named(v, "aws_iam_role") {
		role := &check.Subject{Resource: r, World: s.World}
		if why := adminBy(role); why != "" {
			s.Fail(v, "%s %s", r.Address, why)
			return
		}
	}
	if name, known := v.Text(""); known && check.TypeOf(s.Resource) == "aws_ecs_service" && adminName.MatchString(name) {
		s.Fail(v, "iam_role is %s", check.Show(v))
	}
}

// adminBy says by what a role may do everything, or nothing if it may not.
func adminBy(role *check.Subject) string {
	for _, v := range attachedARNs(role) {
		for _, name := range policyNames(v) {
			if name == "AdministratorAccess" || name == "IAMFullAccess" {
				return "has " + name
			}
		}
	}
	for _, d := range policiesHeld(role) {
		if d.Policy != nil && almighty(d) {
			return "may do everything"
		}
	}
	principalEscalates(role)
	if len(role.Seen) > 0 {
		return "may give itself more rights: " + role.Seen[0].Message
	}
	return ""
}
