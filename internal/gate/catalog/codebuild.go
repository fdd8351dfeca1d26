package catalog

import (
	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// codebuild are the checks of builds.
var codebuild = append([]check.Check{
	{
		ID: "codebuild-artifacts-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
		Title: "CodeBuild project writes its artifacts unencrypted",
		Why:   "Whoever may read the bucket reads what will be deployed, and what the build left in it.",
		Mend: `resource "aws_codebuild_project" "this" {
  artifacts {
    type                = "S3"
    location            = aws_s3_bucket.artifacts.id
    encryption_disabled = false
  }
}`,
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"CKV_AWS_78", "AVD-AWS-0018"},
		Types:     []string{"aws_codebuild_project"},
		Look: check.Want(check.And(
			check.Every("artifacts", check.If(check.NoneOf("type", "", "NO_ARTIFACTS"), check.False("encryption_disabled", false))),
			check.Every("secondary_artifacts", check.False("encryption_disabled", false)))),
		Fix: &check.Fix{Path: "artifacts.encryption_disabled", Value: "false"},
	},
	{
		ID: "codebuild-s3-logs-encrypted", Family: check.EncryptionAtRest, Severity: check.Medium,
		Title: "CodeBuild project writes its logs to S3 unencrypted",
		Why:   "Logs of builds hold names of hosts and often a secret that a tool printed.",
		Mend: `resource "aws_codebuild_project" "this" {
  logs_config {
    s3_logs {
      status              = "ENABLED"
      location            = "${aws_s3_bucket.logs.id}/builds"
      encryption_disabled = false
    }
  }
}`,
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"CKV_AWS_311", "CodeBuild.3"},
		Types:     []string{"aws_codebuild_project"},
		Look:      check.Want(check.Every("logs_config.s3_logs", check.False("encryption_disabled", false))),
		Fix:       &check.Fix{Path: "logs_config.s3_logs.encryption_disabled", Value: "false"},
	},
	{
		ID: "codebuild-reports-encrypted", Family: check.EncryptionAtRest, Severity: check.Medium,
		Title: "CodeBuild reports are exported unencrypted",
		Why:   "Reports of tests name the weak spots of the code, and sometimes real data.",
		Mend: `resource "aws_codebuild_report_group" "this" {
  export_config {
    type = "S3"
    s3_destination {
      bucket              = aws_s3_bucket.reports.id
      encryption_disabled = false
      encryption_key      = aws_kms_key.this.arn
    }
  }
}`,
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"CodeBuild.7"},
		Types:     []string{"aws_codebuild_report_group"},
		Look:      check.Want(check.Every("export_config.s3_destination", check.False("encryption_disabled", false))),
	},
	{
		ID: "codebuild-not-privileged", Family: check.Access, Severity: check.Medium,
		Title: "CodeBuild project runs its builds privileged",
		Why:   "A privileged build has the rights of root on its host, and so has every package that it pulls in.",
		Mend: `resource "aws_codebuild_project" "this" {
  environment {
    privileged_mode = false
  }
}`,
		Practices: []string{"SEC03-BP02", "SEC06-BP02"},
		Aliases:   []string{"CKV_AWS_316", "CodeBuild.5"},
		Types:     []string{"aws_codebuild_project"},
		Look:      check.Want(check.False("environment.privileged_mode", false)),
	},
	{
		ID: "codebuild-logs", Family: check.Logging, Severity: check.Medium,
		Title: "CodeBuild project keeps no logs",
		Why:   "Nobody can tell what a build did, nor what was slipped into it.",
		Mend: `resource "aws_codebuild_project" "this" {
  logs_config {
    cloudwatch_logs {
      status     = "ENABLED"
      group_name = "/builds/orders"
    }
  }
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"CodeBuild.4"},
		Types:     []string{"aws_codebuild_project"},
		Look: check.Want(check.Or(
			check.NoneOf("logs_config.cloudwatch_logs.status", "ENABLED", "DISABLED"),
			check.OneOf("logs_config.s3_logs.status", "DISABLED", "ENABLED"))),
	},
	{
		ID: "codebuild-log-destination", Family: check.Logging, Severity: check.Low,
		Title: "CodeBuild project does not say where its logs go",
		Why:   "The group that CodeBuild makes by itself keeps logs for ever, has no key of yours, and is in no plan.",
		Mend: `resource "aws_codebuild_project" "this" {
  logs_config {
    cloudwatch_logs {
      group_name = aws_cloudwatch_log_group.builds.name
    }
  }
}`,
		Practices: []string{"SEC04-BP02"},
		Aliases:   []string{"CKV_AWS_314"},
		Types:     []string{"aws_codebuild_project"},
		Look:      check.Want(check.Or(check.Given("logs_config.cloudwatch_logs"), check.Given("logs_config.s3_logs"))),
	},
	{
		ID: "codebuild-plain-credentials", Family: check.Secrets, Severity: check.Critical,
		Title: "CodeBuild project has AWS credentials in plain text",
		Why:   "Everyone who may see the project, its builds or the state has the keys.",
		Mend: `resource "aws_codebuild_project" "this" {
  environment {
    environment_variable {
      name  = "DEPLOY_KEY"
      type  = "SECRETS_MANAGER"
      value = "orders/deploy-key"
    }
  }
}`,
		Practices: []string{"SEC02-BP03"},
		Aliases:   []string{"CodeBuild.2"},
		Types:     []string{"aws_codebuild_project"},
		Look: check.Want(check.Every("environment.environment_variable", check.If(
			check.OneOf("name", "", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"),
			check.NoneOf("type", "PLAINTEXT", "PLAINTEXT")))),
	},
	{
		ID: "codebuild-source-credentials", Family: check.Secrets, Severity: check.Critical,
		Title: "CodeBuild project has the password of its source in the address",
		Why:   "Everyone who may see the project or its logs can push to the repository.",
		Mend: `resource "aws_codebuild_project" "this" {
  source {
    type     = "BITBUCKET"
    location = "https://bitbucket.org/example/orders.git"
  }
}`,
		Practices: []string{"SEC02-BP03"},
		Aliases:   []string{"CodeBuild.1"},
		Types:     []string{"aws_codebuild_project"},
		Look: check.Want(check.And(
			check.Not(check.Match("source.location", "", `://[^/@]*:[^/@]+@`), "the location holds a password"),
			check.Not(check.Match("secondary_sources.location", "", `://[^/@]*:[^/@]+@`), "a location holds a password"))),
	},
	{
		ID: "codebuild-source-tls", Family: check.EncryptionInTransit, Severity: check.High,
		Title: "CodeBuild does not check the certificate of its source",
		Why:   "Whoever sits between the build and the repository decides what is built, and reads the credentials.",
		Mend: `resource "aws_codebuild_project" "this" {
  source {
    type         = "GITHUB_ENTERPRISE"
    location     = "https://git.cambio.example/orders.git"
    insecure_ssl = false
  }
}`,
		Practices: []string{"SEC09-BP02"},
		Types:     []string{"aws_codebuild_project"},
		Look: check.Want(check.And(
			check.False("source.insecure_ssl", false),
			check.False("secondary_sources.insecure_ssl", false))),
	},
	{
		ID: "codebuild-not-public", Family: check.Access, Severity: check.High,
		Title: "CodeBuild project shows its builds to everyone",
		Why:   "Logs and artifacts of every build can be read with no login, and what a build prints cannot be taken back.",
		Mend: `resource "aws_codebuild_project" "this" {
  project_visibility = "PRIVATE"
}`,
		Practices: []string{"SEC03-BP07"},
		Types:     []string{"aws_codebuild_project"},
		Look:      check.Want(check.NoneOf("project_visibility", "PRIVATE", "PUBLIC_READ")),
		Fix:       &check.Fix{Path: "project_visibility", Value: `"PRIVATE"`},
	},
	{
		ID: "codebuild-webhook-filtered", Family: check.SupplyChain, Severity: check.Medium,
		Title: "CodeBuild builds whatever anyone pushes or proposes",
		Why:   "With no filter a pull request of a stranger runs the stranger's code with the role of the build.",
		Mend: `resource "aws_codebuild_webhook" "this" {
  project_name = aws_codebuild_project.this.name
  filter_group {
    filter {
      type    = "EVENT"
      pattern = "PUSH"
    }
    filter {
      type    = "HEAD_REF"
      pattern = "^refs/heads/main$"
    }
  }
}`,
		Practices: []string{"SEC11-BP06"},
		Types:     []string{"aws_codebuild_webhook"},
		Look:      check.Want(check.Or(check.Given("filter_group"), check.Given("branch_filter"))),
	},
	{
		ID: "codebuild-webhook-known-actors", Family: check.SupplyChain, Severity: check.Medium,
		Title: "CodeBuild builds pull requests of anyone",
		Why:   "The code of a pull request, buildspec and all, runs with the role of the build before anyone has looked at it.",
		Mend: `resource "aws_codebuild_webhook" "this" {
  project_name = aws_codebuild_project.this.name
  filter_group {
    filter {
      type    = "EVENT"
      pattern = "PULL_REQUEST_CREATED"
    }
    filter {
      type    = "ACTOR_ACCOUNT_ID"
      pattern = "^(1234567|2345678)$"
    }
  }
}`,
		Practices: []string{"SEC11-BP06"},
		Types:     []string{"aws_codebuild_webhook"},
		Look:      check.Want(check.If(check.Missing("pull_request_build_policy"), check.Every("filter_group", knownActors))),
	},
}, ownKeys(
	ownKey{ID: "codebuild-customer-key", Noun: "CodeBuild project", Type: "aws_codebuild_project", Path: "encryption_key",
		Aliases: []string{"CKV_AWS_147", "KICS:codebuild_project_encrypted_with_aws_managed_key"}},
)...)

// knownActors wants a filter for who asks in a group that takes events of pull requests.
func knownActors(s *check.Subject, group *config.Block) check.Answer {
	proposed := check.Some("filter", check.And(check.OneOf("type", "", "EVENT"),
		check.Match("pattern", "", `PULL_REQUEST_(CREATED|UPDATED|REOPENED)`),
		check.False("exclude_matched_pattern", false)))
	known := check.Some("filter", check.And(check.OneOf("type", "", "ACTOR_ACCOUNT_ID", "GITHUB_ACTOR_ACCOUNT_ID"),
		check.False("exclude_matched_pattern", false)))
	return check.If(proposed, check.Saying("a group takes pull requests of any actor", known))(s, group)
}
