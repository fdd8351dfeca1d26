package catalog

import "flota.dev/flota/internal/gate/check"

// codepipeline are the checks of pipelines, deployments and repositories of code and packages.
var codepipeline = append([]check.Check{
	{
		ID: "codepipeline-source-connection", Family: check.Access, Severity: check.Low,
		Title: "CodePipeline reads its source with a personal token",
		Why:   "A token of a person reaches all that the person reaches, and lives in the pipeline's settings until it is found.",
		Mend: `resource "aws_codepipeline" "this" {
  stage {
    name = "Source"
    action {
      name             = "Source"
      category         = "Source"
      owner            = "AWS"
      provider         = "CodeStarSourceConnection"
      version          = "1"
      output_artifacts = ["source"]
    }
  }
}`,
		Practices: []string{"SEC02-BP02"},
		Types:     []string{"aws_codepipeline"},
		Look: check.Want(check.Every("stage.action", check.Not(check.And(
			check.OneOf("owner", "", "ThirdParty"), check.OneOf("provider", "", "GitHub")), "an action uses GitHub with a token"))),
	},
	{
		ID: "codedeploy-rollback", Family: check.Misconfiguration, Severity: check.Low,
		Title: "CodeDeploy does not go back when a deployment fails",
		Why:   "A bad version stays live until someone wakes up and takes it back by hand.",
		Mend: `resource "aws_codedeploy_deployment_group" "this" {
  auto_rollback_configuration {
    enabled = true
    events  = ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"]
  }
}`,
		Practices: []string{"OPS06-BP04"},
		Types:     []string{"aws_codedeploy_deployment_group"},
		Look:      check.Want(check.True("auto_rollback_configuration.enabled", false)),
	},
	{
		ID: "codedeploy-alarms", Family: check.Logging, Severity: check.Low,
		Title: "CodeDeploy does not stop at an alarm",
		Why:   "A version that starts but fails its users goes on to all of them.",
		Mend: `resource "aws_codedeploy_deployment_group" "this" {
  alarm_configuration {
    enabled = true
    alarms  = [aws_cloudwatch_metric_alarm.errors.alarm_name]
  }
}`,
		Practices: []string{"OPS06-BP04", "REL06-BP01"},
		Types:     []string{"aws_codedeploy_deployment_group"},
		Look:      check.Want(check.And(check.True("alarm_configuration.enabled", false), check.Given("alarm_configuration.alarms"))),
	},
	{
		ID: "codedeploy-not-all-at-once", Family: check.Misconfiguration, Severity: check.Low,
		Title: "CodeDeploy gives a new version to all users at once",
		Why:   "A mistake in it meets everybody before an alarm can go off.",
		Mend: `resource "aws_codedeploy_deployment_group" "this" {
  deployment_config_name = "CodeDeployDefault.LambdaCanary10Percent5Minutes"
}`,
		Practices: []string{"OPS06-BP03"},
		Types:     []string{"aws_codedeploy_deployment_group"},
		Look:      check.Want(check.NoneOf("deployment_config_name", "", "CodeDeployDefault.LambdaAllAtOnce", "CodeDeployDefault.AllAtOnce")),
	},
	{
		ID: "codecommit-two-approvals", Family: check.SupplyChain, Severity: check.Low,
		Title: "CodeCommit takes changes with fewer than two approvals",
		Why:   "One stolen or careless account is enough to bring code into what is deployed.",
		Mend: `resource "aws_codecommit_approval_rule_template" "this" {
  name = "two"
  content = jsonencode({
    Version    = "2018-11-08"
    Statements = [{ Type = "Approvers", NumberOfApprovalsNeeded = 2 }]
  })
}`,
		Practices: []string{"SEC11-BP04"},
		Aliases:   []string{"CKV_AWS_257"},
		Types:     []string{"aws_codecommit_approval_rule_template"},
		Look:      check.Want(check.Decoded("content", check.Every("content.Statements", check.AtLeast("NumberOfApprovalsNeeded", 2, 0)))),
	},
	{
		ID: "codecommit-approval-rule", Family: check.SupplyChain, Severity: check.Low,
		Title: "CodeCommit repository has no approval rule",
		Why:   "A change can be merged with nobody else having looked at it.",
		Mend: `resource "aws_codecommit_approval_rule_template_association" "this" {
  approval_rule_template_name = aws_codecommit_approval_rule_template.two.name
  repository_name             = aws_codecommit_repository.this.repository_name
}`,
		Practices: []string{"SEC11-BP04"},
		Aliases:   []string{"CKV2_AWS_37"},
		Types:     []string{"aws_codecommit_repository"},
		Look:      check.Want(check.With("aws_codecommit_approval_rule_template_association", "repository_name", check.Exists)),
	},
	{
		ID: "cloud9-by-session-manager", Family: check.Network, Severity: check.Medium,
		Title: "Cloud9 environment is reached by SSH from the internet",
		Why:   "Its instance has a public address and an open port for SSH.",
		Mend: `resource "aws_cloud9_environment_ec2" "this" {
  connection_type = "CONNECT_SSM"
}`,
		Practices: []string{"SEC05-BP02"},
		Types:     []string{"aws_cloud9_environment_ec2"},
		Look:      check.Want(check.OneOf("connection_type", "CONNECT_SSH", "CONNECT_SSM")),
	},
	{
		ID: "cloud9-auto-stop", Family: check.Misconfiguration, Severity: check.Low,
		Title: "Cloud9 environment never stops by itself",
		Why:   "An instance that nobody uses costs money, misses updates and waits for an intruder.",
		Mend: `resource "aws_cloud9_environment_ec2" "this" {
  automatic_stop_time_minutes = 30
}`,
		Practices: []string{"COST04-BP05"},
		Types:     []string{"aws_cloud9_environment_ec2"},
		Look:      check.Want(check.AtLeast("automatic_stop_time_minutes", 1, 0)),
	},
}, ownKeys(
	ownKey{ID: "codepipeline-customer-key", Noun: "CodePipeline's artifacts", Type: "aws_codepipeline", Path: "artifact_store.encryption_key.id",
		Aliases: []string{"CKV_AWS_219"}},
	ownKey{ID: "codecommit-customer-key", Noun: "CodeCommit repository", Type: "aws_codecommit_repository", Path: "kms_key_id"},
	ownKey{ID: "codeartifact-customer-key", Noun: "CodeArtifact domain", Type: "aws_codeartifact_domain", Path: "encryption_key",
		Aliases: []string{"CKV_AWS_221"}},
	ownKey{ID: "codeguru-customer-key", Noun: "CodeGuru reviewer", Type: "aws_codegurureviewer_repository_association", Path: "kms_key_details.kms_key_id",
		Aliases: []string{"CKV_AWS_381"}},
)...)
