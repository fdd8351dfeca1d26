package catalog

import (
	"regexp"
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// attachmentPaths are the attributes by which managed policies are attached, of each type.
var attachmentPaths = map[string]string{
	"aws_iam_role": "managed_policy_arns", "aws_iam_policy_attachment": "policy_arn",
	"aws_iam_role_policy_attachment": "policy_arn", "aws_iam_user_policy_attachment": "policy_arn", "aws_iam_group_policy_attachment": "policy_arn",
	"aws_iam_role_policy_attachments_exclusive": "policy_arns", "aws_iam_user_policy_attachments_exclusive": "policy_arns",
	"aws_iam_group_policy_attachments_exclusive": "policy_arns", "aws_ssoadmin_managed_policy_attachment": "managed_policy_arn",
	"data.aws_iam_policy": "arn",
}

var attachmentTypes = []string{
	"aws_iam_role", "aws_iam_policy_attachment", "aws_iam_role_policy_attachment", "aws_iam_user_policy_attachment", "aws_iam_group_policy_attachment",
	"aws_iam_role_policy_attachments_exclusive", "aws_iam_user_policy_attachments_exclusive", "aws_iam_group_policy_attachments_exclusive",
	"aws_ssoadmin_managed_policy_attachment",
}

// iamAttachment are the checks of AWS's own policies that give too much.
var iamAttachment = []check.Check{
	{
		ID: "iam-no-administrator-access", Family: check.Access, Severity: check.High,
		Title: "IAM policy AdministratorAccess is attached",
		Why:   "Whoever gets hold of a key or a task with this policy owns the account.",
		Mend: `resource "aws_iam_role_policy_attachment" "this" {
  role       = aws_iam_role.this.name
  policy_arn = aws_iam_policy.orders.arn
}`,
		Practices: []string{"SEC03-BP02"},
		Aliases:   []string{"CKV_AWS_274", "CKV_AWS_275"},
		Types:     append([]string{"data.aws_iam_policy"}, attachmentTypes...),
		Look:      attaches(`^AdministratorAccess(-.+)?$`),
	},
	{
		ID: "iam-no-iam-full-access", Family: check.Access, Severity: check.High,
		Title: "IAM policy IAMFullAccess is attached",
		Why:   "Who may do everything in IAM may give themselves everything else.",
		Mend: `resource "aws_iam_role_policy_attachment" "this" {
  role       = aws_iam_role.this.name
  policy_arn = "arn:aws:iam::aws:policy/IAMReadOnlyAccess"
}`,
		Practices: []string{"SEC03-BP02"},
		Aliases:   []string{"CKV2_AWS_56"},
		Types:     append([]string{"data.aws_iam_policy"}, attachmentTypes...),
		Look:      attaches(`^IAMFullAccess$`),
	},
	{
		ID: "iam-no-power-user-access", Family: check.Access, Severity: check.Medium,
		Title: "IAM policy PowerUserAccess, or that of an administrator's job, is attached",
		Why:   "The policy allows nearly everything on everything, most of which no one service needs.",
		Mend: `resource "aws_iam_role_policy_attachment" "this" {
  role       = aws_iam_role.this.name
  policy_arn = aws_iam_policy.orders.arn
}`,
		Practices: []string{"SEC03-BP02"},
		Types:     attachmentTypes,
		Look:      attaches(`^(PowerUserAccess|SystemAdministrator|DatabaseAdministrator|NetworkAdministrator)$`),
	},
	{
		ID: "iam-no-full-access", Family: check.Access, Severity: check.Low,
		Title: "IAM policy of AWS for all of a service is attached",
		Why:   "Policies named FullAccess allow every action of a service on all resources of the account.",
		Mend: `resource "aws_iam_role_policy_attachment" "this" {
  role       = aws_iam_role.this.name
  policy_arn = aws_iam_policy.orders.arn
}`,
		Practices: []string{"SEC03-BP02"},
		Types:     attachmentTypes,
		Look:      attaches(`FullAccess(_v2)?$`, "IAMFullAccess"),
	},
}

// attaches finds attachments of AWS's own policies by their names, but for some.
func attaches(pattern string, but ...string) check.Look {
	compiled := regexp.MustCompile(pattern)
	return func(s *check.Subject) {
		for _, v := range s.All(attachmentPaths[check.TypeOf(s.Resource)]) {
			for _, name := range policyNames(v) {
				if compiled.MatchString(name) && (len(but) == 0 || name != but[0]) {
					s.Fail(v, "%s is attached", name)
				}
			}
		}
		if name, known := s.Get("name").Text(""); known && check.TypeOf(s.Resource) == "data.aws_iam_policy" && compiled.MatchString(name) {
			s.Fail(s.Get("name"), "name is %s", name)
		}
	}
}

// policyNames are the names of AWS's own policies that a value names, by their ARNs or through data sources.
func policyNames(v config.Value) []string {
	var out []string
	texts, _ := v.Texts()
	for _, t := range texts {
		if name, ok := ownedByAWS(t); ok {
			out = append(out, name)
		}
	}
	for _, r := range check.Behind(v, "data.aws_iam_policy") {
		arn, _ := r.Get("arn").Text("")
		if name, ok := ownedByAWS(arn); ok {
			out = append(out, name)
		} else if name, known := r.Get("name").Text(""); known && name != "" {
			out = append(out, name)
		}
	}
	return out
}

// ownedByAWS takes the name out of an ARN such as arn:aws:iam::aws:policy/job-function/SystemAdministrator.
func ownedByAWS(arn string) (name string, ok bool) {
	_, path, ok := strings.Cut(arn, ":iam::aws:policy/")
	return path[strings.LastIndexByte(path, '/')+1:], ok
}
