package provider

import "strings"

// messagingKinds are schedules, topics, queues and functions.
var messagingKinds = map[string]kind{
	"aws_scheduler_schedule_group": {
		id: "{name}",
		computed: values{
			"arn": "arn:aws:scheduler:{region}:{account}:schedule-group/{name}", "creation_date": "{now}",
			"last_modification_date": "{now}", "state": "ACTIVE",
		},
		replace: "name name_prefix", exists: "ConflictException", rules: rules{"name": scheduleName},
	},
	"aws_scheduler_schedule": {
		id: "{group_name}/{name}",
		computed: values{
			"arn": "arn:aws:scheduler:{region}:{account}:schedule/{group_name}/{name}", "group_name": "default",
			"action_after_completion": "NONE",
		},
		defaults: values{
			"schedule_expression_timezone": "UTC", "state": "ENABLED", "target.retry_policy.maximum_event_age_in_seconds": 86400,
			"target.retry_policy.maximum_retry_attempts":                   185,
			"target.ecs_parameters.task_count":                             1,
			"target.ecs_parameters.network_configuration.assign_public_ip": false,
		},
		replace: "name name_prefix group_name", exists: "ConflictException",
		rules: rules{
			"name": scheduleName, "state": oneOf("ENABLED DISABLED"), "flexible_time_window.mode": oneOf("OFF FLEXIBLE"),
			"target.arn": isARN, "target.role_arn": isARN,
			"schedule_expression": matching(
				1, 256, `(rate\(\d+ (minute|minutes|hour|hours|day|days)\)|cron\([^)]+\)|at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\))`,
				"be rate(…), cron(…) or at(…)",
			),
			"target.ecs_parameters.launch_type":                oneOf("EC2 FARGATE EXTERNAL"),
			"target.ecs_parameters.task_count":                 between(1, 10),
			"target.retry_policy.maximum_retry_attempts":       between(0, 185),
			"target.retry_policy.maximum_event_age_in_seconds": between(60, 86400),
		},
		groups: []group{atMostOne("name name_prefix")},
		refs:   map[string]string{"group_name": "aws_scheduler_schedule_group", "target.role_arn": "aws_iam_role"},
	},
	"aws_sns_topic": {
		id: "{arn}",
		computed: values{
			"arn": "arn:aws:sns:{region}:{account}:{name}", "owner": "{account}", "policy": topicPolicy, "signature_version": 0,
			"tracing_config": "PassThrough",
		},
		defaults: values{"fifo_topic": false, "content_based_deduplication": false},
		replace:  "name name_prefix fifo_topic",
		json:     "policy delivery_policy",
		rules: rules{
			"name":   matching(1, 256, `[0-9A-Za-z_-]+(\.fifo)?`, "have only letters, digits, hyphens and underscores"),
			"policy": isResourcePolicy, "delivery_policy": isJSON,
		},
		groups: []group{atMostOne("name name_prefix")}, refs: map[string]string{"kms_master_key_id": "aws_kms_key"},
	},
	"aws_sns_topic_policy": {
		id:       "{arn}",
		computed: values{"owner": "{account}"},
		replace:  "arn",
		json:     "policy",
		refs:     map[string]string{"arn": "aws_sns_topic"},
		rules:    rules{"policy": isResourcePolicy},
	},
	"aws_sns_topic_subscription": {
		id: "{arn}",
		computed: values{
			"arn": "{topic_arn}:{uuid}", "owner_id": "{account}", "pending_confirmation": needsConfirmation,
			"filter_policy_scope": "MessageAttributes",
		},
		defaults: values{"confirmation_timeout_in_minutes": 1, "endpoint_auto_confirms": false, "raw_message_delivery": false},
		replace:  "endpoint protocol topic_arn",
		json:     "filter_policy redrive_policy delivery_policy",
		refs:     map[string]string{"topic_arn": "aws_sns_topic"},
		rules:    rules{"protocol": oneOf("application email email-json firehose http https lambda sms sqs")},
	},
	"aws_sqs_queue": {
		id: "{url}",
		computed: values{
			"arn": "arn:aws:sqs:{region}:{account}:{name}", "url": "https://sqs.{region}.amazonaws.com/{account}/{name}",
			"sqs_managed_sse_enabled": noKey, "kms_data_key_reuse_period_seconds": 300,
		},
		defaults: values{
			"delay_seconds": 0, "max_message_size": 262144, "message_retention_seconds": 345600, "receive_wait_time_seconds": 0,
			"visibility_timeout_seconds": 30,
			"fifo_queue":                 false, "content_based_deduplication": false,
		},
		replace: "name name_prefix fifo_queue",
		json:    "policy redrive_policy redrive_allow_policy",
		unique:  "name",
		exists:  "QueueAlreadyExists",
		rules: rules{
			"name":          matching(1, 80, `[0-9A-Za-z_-]+(\.fifo)?`, "have only letters, digits, hyphens and underscores"),
			"delay_seconds": between(0, 900), "max_message_size": between(1024, 1048576),
			"message_retention_seconds": between(60, 1209600), "receive_wait_time_seconds": between(0, 20),
			"visibility_timeout_seconds": between(0, 43200), "policy": isResourcePolicy,
		},
		groups: []group{atMostOne("name name_prefix")}, refs: map[string]string{"kms_master_key_id": "aws_kms_key"},
	},
	"aws_sqs_queue_policy": {
		id:      "{queue_url}",
		replace: "queue_url",
		json:    "policy",
		refs:    map[string]string{"queue_url": "aws_sqs_queue"},
		rules:   rules{"policy": isResourcePolicy},
	},
	"aws_sqs_queue_redrive_policy": {
		id:      "{queue_url}",
		replace: "queue_url",
		json:    "redrive_policy",
		refs:    map[string]string{"queue_url": "aws_sqs_queue"},
	},
	"aws_sqs_queue_redrive_allow_policy": {
		id:      "{queue_url}",
		replace: "queue_url",
		json:    "redrive_allow_policy",
		refs:    map[string]string{"queue_url": "aws_sqs_queue"},
	},
	"aws_lambda_function": {
		id: "{function_name}", computed: values{
			"arn":           "arn:aws:lambda:{region}:{account}:function:{function_name}",
			"invoke_arn":    "arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/{arn}/invocations",
			"qualified_arn": "{arn}:$LATEST", "version": "$LATEST", "last_modified": "{now}", "architectures": []any{"x86_64"},
			"code_sha256": "{hex64}", "source_code_hash": "{code_sha256}",
			"qualified_invoke_arn": "arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/{arn}:$LATEST/invocations",
		},
		defaults: values{
			"memory_size": 128, "timeout": 3, "package_type": "Zip", "publish": false, "reserved_concurrent_executions": -1,
			"skip_destroy": false,
		},
		replace: "function_name package_type", volatile: "last_modified", exists: "ResourceConflictException",
		rules: rules{
			"memory_size": between(128, 10240), "timeout": between(1, 900), "package_type": oneOf("Zip Image"),
			"architectures": oneOf("x86_64 arm64"),
		},
	},
	"aws_lambda_permission": {
		id:       "{statement_id}",
		key:      "{function_name}/{statement_id}",
		computed: values{"statement_id": "terraform-{stamp}"},
		importID: "{function_name}/{statement_id}",
		replace: "action event_source_token function_name function_url_auth_type principal principal_org_id qualifier " +
			"source_account source_arn statement_id statement_id_prefix",
		refs: map[string]string{"function_name": "aws_lambda_function"},
	},
}

var scheduleName = matching(1, 64, `[0-9A-Za-z_.-]+`, "have only letters, digits and _.-")

// topicPolicy is the policy of a new topic: the account may use it.
func topicPolicy(o *op) any {
	return `{"Id":"__default_policy_ID","Statement":[{"Action":["SNS:GetTopicAttributes","SNS:SetTopicAttributes","SNS:AddPermission","SNS:RemovePermission",` +
		`"SNS:DeleteTopic","SNS:Subscribe","SNS:ListSubscriptionsByTopic","SNS:Publish"],"Condition":{"StringEquals":{"AWS:SourceOwner":"` + o.config.account +
		`"}},"Effect":"Allow","Principal":{"AWS":"*"},"Resource":"` + o.str("arn") + `","Sid":"__default_statement_ID"}],"Version":"2008-10-17"}`
}

// needsConfirmation tells of e-mail addresses, whose owners must agree first.
func needsConfirmation(o *op) any { return strings.HasPrefix(o.str("protocol"), "email") }

// noKey tells whether SQS encrypts with its own key, which it does unless a key is given.
func noKey(o *op) any { return o.str("kms_master_key_id") == "" }
