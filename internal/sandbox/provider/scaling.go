package provider

// scalingKinds change how much runs (Application Auto Scaling API).
var scalingKinds = map[string]kind{
	"aws_appautoscaling_target": {
		id: "{resource_id}", importID: "{service_namespace}/{resource_id}/{scalable_dimension}",
		computed: values{
			"arn":      "arn:aws:application-autoscaling:{region}:{account}:scalable-target/{lower32}",
			"role_arn": "arn:aws:iam::{account}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService",
		},
		replace: "resource_id scalable_dimension service_namespace", create: checkCapacity, update: checkCapacity,
		rules: rules{
			"min_capacity": between(0, 1000000), "max_capacity": between(0, 1000000),
			"service_namespace": oneOf("ecs appstream cassandra comprehend custom-resource dynamodb ec2 elasticache " +
				"elasticmapreduce kafka lambda neptune rds sagemaker workspaces"),
		},
	},
	"aws_appautoscaling_policy": {
		id: "{name}", key: "{resource_id}/{name}", importID: "{service_namespace}/{resource_id}/{scalable_dimension}/{name}",
		computed: values{
			"arn": "arn:aws:autoscaling:{region}:{account}:scalingPolicy:{uuid}:resource/{service_namespace}/{resource_id}:policyName/{name}",
		},
		defaults: values{"policy_type": "StepScaling", "target_tracking_scaling_policy_configuration.disable_scale_in": false},
		replace:  "name resource_id scalable_dimension service_namespace",
		refs:     map[string]string{"resource_id": "aws_appautoscaling_target"},
		rules:    rules{"policy_type": oneOf("StepScaling TargetTrackingScaling PredictiveScaling")},
	},
	"aws_appautoscaling_scheduled_action": {
		id: "{name}-{service_namespace}-{resource_id}",
		computed: values{
			"arn": "arn:aws:autoscaling:{region}:{account}:scheduledAction:{uuid}:resource/{service_namespace}/{resource_id}:scheduledActionName/{name}",
		},
		defaults: values{"timezone": "UTC"},
		replace:  "name resource_id scalable_dimension service_namespace",
		refs:     map[string]string{"resource_id": "aws_appautoscaling_target"},
	},
}

func checkCapacity(o *op) error {
	low, _ := o.attrs["min_capacity"].(float64)
	high, _ := o.attrs["max_capacity"].(float64)
	if low > high {
		return refuse("ValidationException", "maximum capacity, %g, cannot be less than minimum capacity, %g", high, low)
	}
	return nil
}
