package catalog

import "flota.dev/flota/internal/gate/check"

// cloudformation are the checks of stacks and stack sets, and of Service Catalog.
var cloudformation = []check.Check{
	{
		ID: "cloudformation-notifies", Family: check.Logging, Severity: check.Low,
		Title: "CloudFormation stack tells nobody of its changes",
		Why:   "A stack that somebody changes or deletes by hand is noticed late.",
		Mend: `resource "aws_cloudformation_stack" "this" {
  notification_arns = [aws_sns_topic.this.arn]
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CKV_AWS_124", "KICS:stack_notifications_disabled", "CloudFormation.1"},
		Types:     []string{"aws_cloudformation_stack"},
		Look:      check.Want(check.Given("notification_arns")),
	},
	{
		ID: "cloudformation-policy", Family: check.Backup, Severity: check.Low,
		Title: "CloudFormation stack has no policy",
		Why:   "An update may replace or delete any resource of the stack, those with data too.",
		Mend: `resource "aws_cloudformation_stack" "this" {
  policy_body = file("policy.json")
}`,
		Practices: []string{"REL09-BP02"},
		Aliases:   []string{"KICS:cloudformation_without_stack_policy"},
		Types:     []string{"aws_cloudformation_stack"},
		Look:      check.Want(check.Or(check.Given("policy_body"), check.Given("policy_url"))),
	},
	{
		ID: "cloudformation-template", Family: check.Misconfiguration, Severity: check.Low,
		Title: "CloudFormation stack has no template",
		Why:   "Without a template nothing says what the stack is made of, and it cannot be made again.",
		Mend: `resource "aws_cloudformation_stack" "this" {
  template_body = file("template.yaml")
}`,
		Practices: []string{"OPS05-BP03"},
		Aliases:   []string{"KICS:stack_without_template"},
		Types:     []string{"aws_cloudformation_stack", "aws_cloudformation_stack_set"},
		Look:      check.Want(check.Or(check.Given("template_body"), check.Given("template_url"))),
	},
	{
		ID: "cloudformation-retained", Family: check.Backup, Severity: check.Low,
		Title: "CloudFormation stack set deletes the stacks of accounts that it lets go",
		Why:   "An account that leaves the set loses all that the set made there, its data included.",
		Mend: `resource "aws_cloudformation_stack_set_instance" "this" {
  retain_stack = true
}`,
		Practices: []string{"REL09-BP02"},
		Aliases:   []string{"KICS:stack_retention_disabled"},
		Types:     []string{"aws_cloudformation_stack_set_instance", "aws_cloudformation_stack_instances", "aws_cloudformation_stack_set"},
		Look:      retainedStacks,
	},
	{
		ID: "servicecatalog-shared-in-organization", Family: check.Access, Severity: check.Low,
		Title: "Service Catalog portfolio is shared with a single account",
		Why:   "A share with an account stays when the account leaves the organization; one with the organization does not.",
		Mend: `resource "aws_servicecatalog_portfolio_share" "this" {
  type = "ORGANIZATION"
}`,
		Practices: []string{"SEC03-BP08"},
		Aliases:   []string{"ServiceCatalog.1"},
		Types:     []string{"aws_servicecatalog_portfolio_share"},
		Look:      check.Want(check.NoneOf("type", "", "ACCOUNT")),
	},
}

func retainedStacks(s *check.Subject) {
	look := check.True("retain_stack", false)
	switch s.Type {
	case "aws_cloudformation_stack_instances":
		look = check.True("retain_stacks", false)
	case "aws_cloudformation_stack_set":
		look = check.Every("auto_deployment", check.If(check.True("enabled", false), check.True("retain_stacks_on_account_removal", false)))
	}
	check.Want(look)(s)
}
