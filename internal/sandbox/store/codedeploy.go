package store

// DeploymentGroup is a view of aws_codedeploy_deployment_group. Minutes are AWS's, before the time scale.
type DeploymentGroup struct {
	ID          string `json:"deployment_group_id"`
	Name        string `json:"deployment_group_name"`
	Application string `json:"app_name"`
	Config      string `json:"deployment_config_name"`
	RoleARN     string `json:"service_role_arn"`
	Services    []struct {
		Cluster string `json:"cluster_name"`
		Service string `json:"service_name"`
	} `json:"ecs_service"`
	Balancing []struct {
		Pairs []TargetGroupPair `json:"target_group_pair_info"`
	} `json:"load_balancer_info"`
	BlueGreen []struct {
		Ready []struct {
			Action string `json:"action_on_timeout"` // CONTINUE_DEPLOYMENT or STOP_DEPLOYMENT
			Wait   int    `json:"wait_time_in_minutes"`
		} `json:"deployment_ready_option"`
		Terminate []struct {
			Action string `json:"action"`
			Wait   int    `json:"termination_wait_time_in_minutes"`
		} `json:"terminate_blue_instances_on_deployment_success"`
	} `json:"blue_green_deployment_config"`
	Rollback []struct {
		Enabled bool     `json:"enabled"`
		Events  []string `json:"events"`
	} `json:"auto_rollback_configuration"`
	Alarms []struct {
		Enabled bool     `json:"enabled"`
		Names   []string `json:"alarms"`
	} `json:"alarm_configuration"`
}

// TargetGroupPair is what CodeDeploy shifts traffic between: two target groups
// by name, and the listeners whose rules lead to them.
type TargetGroupPair struct {
	Groups []struct {
		Name string `json:"name"`
	} `json:"target_group"`
	Production []TrafficRoute `json:"prod_traffic_route"`
	Test       []TrafficRoute `json:"test_traffic_route"`
}

// TrafficRoute names listeners.
type TrafficRoute struct {
	Listeners []string `json:"listener_arns"`
}

// DeploymentConfig is a view of aws_codedeploy_deployment_config. Intervals are in minutes.
type DeploymentConfig struct {
	ID       string `json:"deployment_config_id"`
	Name     string `json:"deployment_config_name"`
	Platform string `json:"compute_platform"`
	Routing  []struct {
		Type   string          `json:"type"` // TimeBasedCanary, TimeBasedLinear or AllAtOnce
		Canary []TimeBasedStep `json:"time_based_canary"`
		Linear []TimeBasedStep `json:"time_based_linear"`
	} `json:"traffic_routing_config"`
}

// TimeBasedStep is a share of the traffic, in percent, and the minutes it is watched for.
type TimeBasedStep struct {
	Percentage int `json:"percentage"`
	Interval   int `json:"interval"`
}

// CodeDeployApplication is a view of aws_codedeploy_app.
type CodeDeployApplication struct {
	ID       string `json:"application_id"`
	Name     string `json:"name"`
	Platform string `json:"compute_platform"`
}
