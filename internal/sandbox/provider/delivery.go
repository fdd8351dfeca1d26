package provider

// deliveryKinds build and deliver: CodeBuild, CodePipeline, CodeDeploy, connections.
var deliveryKinds = map[string]kind{
	"aws_codebuild_project": {
		id:       "{arn}",
		importID: "{name}",
		computed: values{
			"arn":            "arn:aws:codebuild:{region}:{account}:project/{name}",
			"encryption_key": "arn:aws:kms:{region}:{account}:alias/aws/s3",
		},
		defaults: values{
			"build_timeout": 60, "queued_timeout": 480, "badge_enabled": false, "project_visibility": "PRIVATE",
			"environment.image_pull_credentials_type": "CODEBUILD",
			"environment.privileged_mode":             false, "environment.environment_variable.type": "PLAINTEXT",
			"logs_config.cloudwatch_logs.status": "ENABLED", "artifacts.encryption_disabled": false, "cache.type": "NO_CACHE",
		},
		replace: "name", exists: "ResourceAlreadyExistsException",
		// CodeBuild makes a log group that is not there.
		refs: map[string]string{"service_role": "aws_iam_role", "logs_config.cloudwatch_logs.group_name": ""},
		rules: rules{
			"name":          matching(2, 150, `[A-Za-z0-9][A-Za-z0-9_-]*`, "have only letters, digits, hyphens and underscores"),
			"build_timeout": between(5, 2160), "queued_timeout": between(5, 480),
			"artifacts.type": oneOf("CODEPIPELINE S3 NO_ARTIFACTS"),
			"source.type": oneOf("BITBUCKET CODECOMMIT CODEPIPELINE GITHUB GITHUB_ENTERPRISE " +
				"GITLAB GITLAB_SELF_MANAGED NO_SOURCE S3"),
			"environment.type": oneOf("WINDOWS_CONTAINER LINUX_CONTAINER LINUX_GPU_CONTAINER " +
				"ARM_CONTAINER WINDOWS_SERVER_2019_CONTAINER WINDOWS_SERVER_2022_CONTAINER LINUX_LAMBDA_CONTAINER " +
				"ARM_LAMBDA_CONTAINER LINUX_EC2 ARM_EC2 WINDOWS_EC2 MAC_ARM"),
			"environment.compute_type": matching(
				5, 64, `(BUILD_[A-Z0-9_]+|ATTRIBUTE_BASED_COMPUTE|CUSTOM_INSTANCE_TYPE)`,
				"be a compute type such as BUILD_GENERAL1_SMALL",
			),
			"environment.environment_variable.type": oneOf("PLAINTEXT PARAMETER_STORE SECRETS_MANAGER"),
		},
	},
	"aws_codebuild_source_credential": {
		id:       "{arn}",
		computed: values{"arn": "arn:aws:codebuild:{region}:{account}:token/{server_type}"},
		replace:  "auth_type server_type token user_name",
	},
	"aws_codebuild_webhook": {
		id: "{project_name}",
		computed: values{
			"url":         "https://webhooks.example/{project_name}",
			"payload_url": "https://codebuild.{region}.amazonaws.com/webhooks?t={project_name}",
		},
		replace: "project_name",
		refs:    map[string]string{"project_name": "aws_codebuild_project"},
	},
	"aws_codepipeline": {
		id:       "{name}",
		computed: values{"arn": "arn:aws:codepipeline:{region}:{account}:{name}", "stage.action.run_order": 1},
		defaults: values{"pipeline_type": "V1", "execution_mode": "SUPERSEDED"},
		replace:  "name", exists: "PipelineNameInUseException",
		rules: rules{
			"name": matching(1, 100, `[A-Za-z0-9.@_-]+`, "have only letters, digits and .@-_"), "pipeline_type": oneOf("V1 V2"),
			"execution_mode":        oneOf("QUEUED SUPERSEDED PARALLEL"),
			"stage.action.category": oneOf("Source Build Deploy Test Invoke Approval Compute"),
			"stage.action.owner":    oneOf("AWS ThirdParty Custom"), "artifact_store.type": oneOf("S3"),
			"stage.name": pipelineName, "stage.action.name": pipelineName,
			"stage.action.provider":  matching(1, 35, `[0-9A-Za-z_-]+`, "have only letters, digits, hyphens and underscores"),
			"stage.action.version":   matching(1, 9, `[0-9A-Za-z_-]+`, "have only letters, digits, hyphens and underscores"),
			"stage.action.namespace": matching(1, 100, `[A-Za-z0-9@_-]+`, "have only letters, digits and @-_"),
			"stage.action.run_order": between(1, 999), "stage.action.timeout_in_minutes": between(5, 86400),
			"stage.action.input_artifacts": artifactName, "stage.action.output_artifacts": artifactName,
			"stage.before_entry.condition.result": oneOf("FAIL SKIP"), "stage.on_success.condition.result": oneOf("FAIL ROLLBACK"),
			"stage.on_failure.result":                                 oneOf("ROLLBACK FAIL RETRY SKIP"),
			"stage.on_failure.condition.result":                       oneOf("ROLLBACK FAIL RETRY SKIP"),
			"stage.on_failure.retry_configuration.retry_mode":         oneOf("FAILED_ACTIONS ALL_ACTIONS"),
			"stage.before_entry.condition.rule.rule_type_id.provider": ruleProvider,
			"stage.on_success.condition.rule.rule_type_id.provider":   ruleProvider,
			"stage.on_failure.condition.rule.rule_type_id.provider":   ruleProvider,
			"trigger.provider_type":                                   oneOf("CodeStarSourceConnection"),
			"trigger.git_configuration.pull_request.events":           oneOf("OPEN UPDATED CLOSED"),
			"variable.name": matching(1, 128, `[A-Za-z0-9@_-]+`, "have only letters, digits and @-_"),
		},
		create: checkPipeline, update: checkPipeline,
	},
	"aws_codedeploy_app": {
		id:       "{application_id}:{name}",
		importID: "{name}",
		computed: values{"arn": "arn:aws:codedeploy:{region}:{account}:application:{name}", "application_id": "{uuid}"},
		defaults: values{"compute_platform": "Server"},
		replace:  "compute_platform",
		unique:   "name",
		exists:   "ApplicationAlreadyExistsException",
		rules:    rules{"compute_platform": oneOf("ECS Lambda Server"), "name": matching(1, 100, `.*`, "")},
	},
	"aws_codedeploy_deployment_config": {
		id: "{deployment_config_name}",
		computed: values{
			"arn":                  "arn:aws:codedeploy:{region}:{account}:deploymentconfig:{deployment_config_name}",
			"deployment_config_id": "{uuid}",
		},
		defaults: values{"compute_platform": "Server"},
		replace:  "deployment_config_name compute_platform minimum_healthy_hosts traffic_routing_config",
		rules: rules{
			"compute_platform":            oneOf("ECS Lambda Server"),
			"traffic_routing_config.type": oneOf("TimeBasedCanary TimeBasedLinear AllAtOnce"),
		},
		exists: "DeploymentConfigAlreadyExistsException",
	},
	"aws_codedeploy_deployment_group": {
		id: "{deployment_group_id}", importID: "{app_name}:{deployment_group_name}",
		computed: values{
			"arn":                 "arn:aws:codedeploy:{region}:{account}:deploymentgroup:{app_name}/{deployment_group_name}",
			"deployment_group_id": "{uuid}", "compute_platform": appPlatform,
		},
		defaults: values{
			"deployment_config_name": "CodeDeployDefault.OneAtATime", "outdated_instances_strategy": "UPDATE",
			"alarm_configuration.ignore_poll_alarm_failure": false,
		},
		unique: "app_name deployment_group_name",
		exists: "DeploymentGroupAlreadyExistsException",
		refs:   map[string]string{"app_name": "aws_codedeploy_app", "service_role_arn": "aws_iam_role"},
		rules: rules{
			"deployment_style.deployment_option": oneOf("WITH_TRAFFIC_CONTROL WITHOUT_TRAFFIC_CONTROL"),
			"deployment_style.deployment_type":   oneOf("IN_PLACE BLUE_GREEN"),
		},
	},
	"aws_codeconnections_connection": {
		id: "{arn}",
		computed: values{
			"arn": "arn:aws:codeconnections:{region}:{account}:connection/{uuid}", "connection_status": "AVAILABLE",
			"owner_account_id": "{account}",
		},
		replace: "name provider_type host_arn",
		rules:   connectionRules,
	},
	"aws_codestarconnections_connection": {
		id: "{arn}",
		computed: values{
			"arn": "arn:aws:codestar-connections:{region}:{account}:connection/{uuid}", "connection_status": "AVAILABLE",
		},
		replace: "name provider_type host_arn",
		rules:   connectionRules,
	},
	"aws_codestarnotifications_notification_rule": {
		id: "{arn}",
		computed: values{
			"arn": "arn:aws:codestar-notifications:{region}:{account}:notificationrule/{hex40}", "target.status": "ACTIVE",
		},
		defaults: values{"status": "ENABLED", "target.type": "SNS"},
		replace:  "resource",
		rules:    rules{"detail_type": oneOf("BASIC FULL")},
	},
}

var (
	pipelineName = matching(1, 100, `[A-Za-z0-9.@_-]+`, "have only letters, digits and .@-_")
	artifactName = matching(1, 100, `[A-Za-z0-9_-]+`, "have only letters, digits, hyphens and underscores")
	ruleProvider = oneOf("VariableCheck CloudWatchAlarm LambdaInvoke DeploymentWindow CodeBuild Commands")
)

var connectionRules = rules{
	"name":          matching(1, 32, `.*`, ""),
	"provider_type": oneOf("Bitbucket GitHub GitHubEnterpriseServer GitLab GitLabSelfManaged AzureDevOps"),
}

func appPlatform(o *op) any {
	for _, app := range o.store.List("aws_codedeploy_app", o.config.account, o.region()) {
		if app.Attributes["name"] == o.attrs["app_name"] {
			return text(app.Attributes["compute_platform"])
		}
	}
	return "Server"
}
