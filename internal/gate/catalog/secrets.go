package catalog

import (
	"slices"
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// readers says who has a secret that is written into the configuration.
const readers = "Everyone who can read the repository or the state has the secret, and it stays in the history when the line is gone."

// secrets are the checks of secrets in plain text, by where they are read.
var secrets = []check.Check{
	{
		ID: "secrets-provider-credentials", Family: check.Secrets, Severity: check.Critical,
		Title:     "AWS provider has its credentials in plain text",
		Why:       "Keys of a provider may often change everything in the account. " + readers,
		Mend:      "provider \"aws\" {\n  assume_role {\n    role_arn = var.deployer_role_arn\n  }\n}",
		Practices: []string{"SEC02-BP02", "SEC02-BP03"},
		Aliases:   []string{"CKV_AWS_41"},
		Types:     []string{"provider.aws"},
		Look:      leaking(nil),
	},
	{
		ID: "secrets-user-data", Family: check.Secrets, Severity: check.Critical,
		Title:     "EC2 instance has a secret in its user data",
		Why:       "Whoever may describe the instance, and every process on it, can read user data.",
		Mend:      "resource \"aws_instance\" \"this\" {\n  iam_instance_profile = aws_iam_instance_profile.this.name\n  user_data            = file(\"start.sh\") # reads what it needs from Secrets Manager\n}",
		Practices: []string{"SEC02-BP03"},
		Aliases:   []string{"CKV_AWS_46", "AVD-AWS-0029", "AVD-AWS-0122", "AVD-AWS-0129", "KICS:hardcoded_aws_access_key"},
		Types:     booted,
		Look:      leaking(inUserData),
	},
	{
		ID: "secrets-lambda-environment", Family: check.Secrets, Severity: check.Critical,
		Title:     "Lambda function has a secret in its environment in plain text",
		Why:       "Whoever may read the function's configuration in the console has the secret.",
		Mend:      "resource \"aws_lambda_function\" \"this\" {\n  environment {\n    variables = {\n      DB_SECRET_ARN = aws_secretsmanager_secret.db.arn\n    }\n  }\n}",
		Practices: []string{"SEC02-BP03"},
		Aliases:   []string{"CKV_AWS_45", "KICS:hardcoded_aws_access_key_in_lambda"},
		Types:     []string{"aws_lambda_function"},
		Look:      leaking(func(_ *config.Resource, path string) bool { return strings.HasPrefix(path, "environment.") }),
	},
	{
		ID: "secrets-container-environment", Family: check.Secrets, Severity: check.Critical,
		Title:     "ECS container has a secret in its environment in plain text",
		Why:       "Whoever may describe the task definition, and there are many of its revisions, has the secret.",
		Mend:      "resource \"aws_ecs_task_definition\" \"this\" {\n  container_definitions = jsonencode([{\n    name    = \"orders\"\n    secrets = [{ name = \"DB_PASSWORD\", valueFrom = aws_secretsmanager_secret.db.arn }]\n  }])\n}",
		Practices: []string{"SEC02-BP03"},
		Aliases:   []string{"AVD-AWS-0036"},
		Types:     contained,
		Look:      leaking(nil),
	},
	{
		ID: "secrets-build-environment", Family: check.Secrets, Severity: check.Critical,
		Title:     "CodeBuild project has a secret in its environment in plain text",
		Why:       "Whoever may read the build's configuration has the secret, and builds like to print their environment.",
		Mend:      "resource \"aws_codebuild_project\" \"this\" {\n  environment {\n    environment_variable {\n      name  = \"NPM_TOKEN\"\n      type  = \"SECRETS_MANAGER\"\n      value = aws_secretsmanager_secret.npm.arn\n    }\n  }\n}",
		Practices: []string{"SEC02-BP03"},
		Types:     built,
		Look:      leaking(inBuild),
	},
	{
		ID: "secrets-stored-literal", Family: check.Secrets, Severity: check.Critical,
		Title:     "Secrets Manager or Parameter Store gets a secret that is written in the configuration",
		Why:       "The store guards a secret that is also in the repository. " + readers,
		Mend:      "resource \"aws_secretsmanager_secret_version\" \"this\" {\n  secret_id                = aws_secretsmanager_secret.this.id\n  secret_string_wo         = ephemeral.random_password.this.result\n  secret_string_wo_version = 1\n}",
		Practices: []string{"SEC02-BP03"},
		Types:     keeping,
		Look:      leaking(nil),
	},
	{
		ID: "secrets-argument", Family: check.Secrets, Severity: check.Critical,
		Title:     "Argument holds a secret in plain text",
		Why:       readers,
		Mend:      "resource \"aws_db_instance\" \"this\" {\n  manage_master_user_password = true\n}",
		Practices: []string{"SEC02-BP03"},
		Aliases:   []string{"KICS:passwords_and_secrets"},
		Types:     []string{"*"},
		Look:      leaking(inNoOther),
	},
	{
		ID: "secrets-access-key-in-state", Family: check.Secrets, Severity: check.Medium,
		Title:     "IAM user's secret is kept in the state in plain text",
		Why:       "Without a PGP key Terraform writes the secret key or the password of the user into the state, for everyone who reads it.",
		Mend:      "resource \"aws_iam_access_key\" \"this\" {\n  user    = aws_iam_user.this.name\n  pgp_key = \"keybase:orders\"\n}",
		Practices: []string{"SEC02-BP02", "SEC02-BP03"},
		Types:     []string{"aws_iam_access_key", "aws_iam_user_login_profile"},
		Look:      check.Want(check.Given("pgp_key")),
	},
}

// booted are what has user data, or another script that runs at the start.
var booted = []string{
	"aws_instance", "aws_launch_template", "aws_launch_configuration", "aws_spot_instance_request", "aws_spot_fleet_request", "aws_lightsail_instance",
	"aws_sagemaker_notebook_instance_lifecycle_configuration", "aws_imagebuilder_component", "data.cloudinit_config", "data.template_cloudinit_config",
}

// contained are what runs containers.
var contained = []string{
	"aws_ecs_task_definition", "aws_batch_job_definition", "aws_apprunner_service", "aws_lightsail_container_service_deployment_version", "data.aws_ecs_container_definition",
}

// built are what builds and deploys code.
var built = []string{"aws_codebuild_project", "aws_amplify_app", "aws_amplify_branch", "aws_codepipeline"}

// keeping is what secrets are kept in.
var keeping = []string{"aws_secretsmanager_secret_version", "aws_ssm_parameter"}

func inUserData(r *config.Resource, path string) bool {
	if r.Type == "aws_instance" || strings.HasPrefix(r.Type, "aws_launch_") || strings.HasPrefix(r.Type, "aws_spot_") {
		return strings.HasPrefix(path[strings.LastIndexByte(path, '.')+1:], "user_data")
	}
	return true
}

// inBuild leaves AWS's own keys, and passwords in addresses of sources, to the
// checks that want none of them in a build at all.
func inBuild(r *config.Resource, path string) bool {
	last := path[strings.LastIndexByte(path, '.')+1:]
	return r.Type != "aws_codebuild_project" || last != "location" && !strings.HasPrefix(last, "AWS_")
}

// inNoOther picks what no other check of secrets looks at.
func inNoOther(r *config.Resource, path string) bool {
	switch typ := check.TypeOf(r); {
	case slices.Contains(booted, typ):
		return !inUserData(r, path)
	case typ == "aws_lambda_function":
		return !strings.HasPrefix(path, "environment.")
	case slices.Contains(contained, typ), slices.Contains(built, typ), slices.Contains(keeping, typ), typ == "provider.aws":
		return false
	}
	return !called(r)
}

// called reports whether a resource is the call of a module that was
// evaluated: what it is given is looked at there, as variables.
func called(r *config.Resource) bool {
	return r.Mode == config.Call && slices.ContainsFunc(r.Stack.Values, func(n config.Named) bool { return n.Module == r.Address })
}
