package provider

import (
	"encoding/json"
	"fmt"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

var ecsName = matching(1, 255, `[0-9A-Za-z_-]+`, "have only letters, digits, hyphens and underscores")

// ecsKinds are clusters, services and task definitions (ECS API).
var ecsKinds = map[string]kind{
	"aws_ecs_cluster": {
		id: "{arn}", importID: "{name}",
		computed: values{"arn": "arn:aws:ecs:{region}:{account}:cluster/{name}"},
		replace:  "name", rules: rules{
			"name": ecsName, "setting.name": oneOf("containerInsights"), "setting.value": oneOf("enabled disabled enhanced"),
			"configuration.execute_command_configuration.logging": oneOf("NONE DEFAULT OVERRIDE"),
		},
		busy: usesBy(
			"arn", "ClusterContainsServicesException", "the cluster '%s' cannot be deleted while services are active",
			"aws_ecs_service.cluster",
		),
	},
	"aws_ecs_cluster_capacity_providers": {
		id: "{cluster_name}", replace: "cluster_name", refs: map[string]string{"cluster_name": "aws_ecs_cluster"},
		rules: rules{
			"default_capacity_provider_strategy.base":   between(0, 100000),
			"default_capacity_provider_strategy.weight": between(0, 1000),
		},
	},
	"aws_ecs_task_definition": {
		id: "{family}", key: "{arn}", importID: "{arn}",
		computed: values{
			"arn":                  "arn:aws:ecs:{region}:{account}:task-definition/{family}:{revision}",
			"arn_without_revision": "arn:aws:ecs:{region}:{account}:task-definition/{family}",
			"revision":             nextRevision, "network_mode": "bridge", "volume.docker_volume_configuration.scope": "task",
		},
		defaults: values{"skip_destroy": false, "track_latest": false},
		replace: "container_definitions cpu ephemeral_storage execution_role_arn family ipc_mode memory network_mode pid_mode placement_constraints " +
			"proxy_configuration requires_compatibilities runtime_platform task_role_arn volume enable_fault_injection",
		json: "container_definitions",
		rules: rules{
			"family": ecsName, "network_mode": oneOf("bridge host awsvpc none"),
			"requires_compatibilities": oneOf("EC2 FARGATE EXTERNAL MANAGED_INSTANCES"),
			"ipc_mode":                 oneOf("host task none"), "pid_mode": oneOf("host task"),
			"ephemeral_storage.size_in_gib":     between(21, 200),
			"runtime_platform.cpu_architecture": oneOf("X86_64 ARM64"), "container_definitions": isContainers,
		},
		create: checkTaskDefinition, remove: deregister, outlives: true, gone: isInactive,
	},
	"aws_ecs_service": {
		id: "{arn}", importID: "{cluster_name}/{name}",
		terms: values{"cluster_name": clusterName},
		same:  map[string]func(a, b string) bool{"cluster": sameTail, "task_definition": sameTail},
		computed: values{
			"arn":         "arn:aws:ecs:{region}:{account}:service/{cluster_name}/{name}",
			"cluster":     "arn:aws:ecs:{region}:{account}:cluster/default",
			"launch_type": launchType, "platform_version": platformVersion, "availability_zone_rebalancing": "ENABLED",
			"triggers":                          values{},
			"iam_role":                          "arn:aws:iam::{account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS",
			"deployment_configuration.strategy": "ROLLING", "deployment_configuration.bake_time_in_minutes": "0",
		},
		defaults: values{
			"deployment_maximum_percent": 200, "deployment_minimum_healthy_percent": 100, "desired_count": 0,
			"enable_ecs_managed_tags": false,
			"enable_execute_command":  false, "scheduling_strategy": "REPLICA", "wait_for_steady_state": false,
			"health_check_grace_period_seconds": 0,
			"deployment_controller.type":        "ECS", "network_configuration.assign_public_ip": false,
		},
		replace: "cluster iam_role name scheduling_strategy launch_type",
		unique:  "cluster name", exists: "InvalidParameterException",
		refs: map[string]string{
			"cluster": "aws_ecs_cluster", "task_definition": "aws_ecs_task_definition", "alarms.alarm_names": "",
			"service_registries.registry_arn":               "aws_service_discovery_service",
			"load_balancer.advanced_configuration.role_arn": "aws_iam_role",
		},
		rules: rules{
			"name": ecsName, "launch_type": oneOf("EC2 FARGATE EXTERNAL"), "scheduling_strategy": oneOf("REPLICA DAEMON"),
			"deployment_controller.type":                                   oneOf("ECS CODE_DEPLOY EXTERNAL"),
			"propagate_tags":                                               oneOf("SERVICE TASK_DEFINITION NONE"),
			"deployment_configuration.strategy":                            oneOf("ROLLING BLUE_GREEN LINEAR CANARY"),
			"load_balancer.container_port":                                 between(0, 65535),
			"deployment_configuration.canary_configuration.canary_percent": between(0.1, 100),
			"deployment_configuration.linear_configuration.step_percent":   between(3, 100),
			"deployment_configuration.lifecycle_hook.lifecycle_stages": oneOf("RECONCILE_SERVICE PRE_SCALE_UP POST_SCALE_UP TEST_TRAFFIC_SHIFT " +
				"POST_TEST_TRAFFIC_SHIFT PRODUCTION_TRAFFIC_SHIFT POST_PRODUCTION_TRAFFIC_SHIFT"),
			"availability_zone_rebalancing": oneOf("ENABLED DISABLED"),
		},
		groups: []group{atMostOne("launch_type capacity_provider_strategy")},
		create: checkService,
	},
	"aws_ecs_account_setting_default": {
		id:       "{name}",
		computed: values{"principal_arn": "arn:aws:iam::{account}:root"},
		replace:  "name",
	},
}

// nextRevision counts the revisions of a family, deregistered ones too.
func nextRevision(o *op) any {
	n, err := o.store.NextRevision(o.config.account, o.region(), o.str("family"))
	if err != nil {
		return 0.0
	}
	return float64(n)
}

// isContainers checks what every container definition must have.
func isContainers(v any) string {
	raw, ok := v.(string)
	if !ok {
		return ""
	}
	var containers []struct {
		Name  string `json:"name"`
		Image string `json:"image"`
	}
	if err := json.Unmarshal([]byte(raw), &containers); err != nil {
		return fmt.Sprintf("must be a JSON list of container definitions: %v", err)
	}
	for i, c := range containers {
		if c.Name == "" || c.Image == "" {
			return fmt.Sprintf("container %d must have a name and an image", i)
		}
	}
	return ""
}

// fargateSizes are the memory sizes in MiB that each CPU size allows: from, to (task size table of the ECS guide).
var fargateSizes = map[string][2]int{
	"256": {512, 2048}, "512": {1024, 4096}, "1024": {2048, 8192}, "2048": {4096, 16384},
	"4096": {8192, 30720}, "8192": {16384, 61440}, "16384": {32768, 122880},
}

// checkTaskDefinition refuses sizes that Fargate does not have (RegisterTaskDefinition).
func checkTaskDefinition(o *op) error {
	fargate := false
	for _, c := range collect(map[string]any(o.attrs), []string{"requires_compatibilities"}) {
		fargate = fargate || c == "FARGATE"
	}
	if !fargate {
		return nil
	}
	if o.str("network_mode") != "awsvpc" {
		return refuse("ClientException", "Fargate only supports network mode 'awsvpc'")
	}
	sizes, ok := fargateSizes[o.str("cpu")]
	var memory int
	_, err := fmt.Sscan(o.str("memory"), &memory)
	if !ok || err != nil || memory < sizes[0] || memory > sizes[1] {
		return refuse("ClientException", "no Fargate configuration exists for given values: %s CPU, %s memory", o.str("cpu"), o.str("memory"))
	}
	return nil
}

// deregister marks the task definition inactive (DeregisterTaskDefinition), or
// leaves it active with skip_destroy.
func deregister(o *op) error {
	if o.attrs["skip_destroy"] == true {
		return nil
	}
	return o.store.Update(o.key(), func(a store.Attributes) error {
		a["status"] = inactive
		return nil
	})
}

func isInactive(_ *op, a store.Attributes) bool { return a["status"] == inactive }

// inactive is the status of a task definition that is deregistered but may still run.
const inactive = "INACTIVE"

// platformVersion is LATEST for Fargate; other launch types have none.
func platformVersion(o *op) any {
	if strings.HasPrefix(o.str("launch_type"), "FARGATE") || usesFargateProvider(o) {
		return "LATEST"
	}
	return ""
}

func launchType(o *op) any {
	if len(collect(map[string]any(o.attrs), []string{"capacity_provider_strategy"})) > 0 {
		return ""
	}
	return "EC2"
}

func usesFargateProvider(o *op) bool {
	for _, p := range collect(map[string]any(o.attrs), []string{"capacity_provider_strategy", "capacity_provider"}) {
		if strings.HasPrefix(text(p), "FARGATE") {
			return true
		}
	}
	return false
}

func clusterName(o *op) any {
	cluster := o.str("cluster")
	return cluster[strings.LastIndexByte(cluster, '/')+1:]
}

// sameTail reports whether one is the ARN and the other the name of the same thing.
func sameTail(a, b string) bool {
	return strings.HasSuffix(a, "/"+b) || strings.HasSuffix(b, "/"+a)
}

// checkService refuses a service whose parts do not fit (CreateService).
func checkService(o *op) error {
	if cluster, ok := o.find("aws_ecs_cluster", o.str("cluster")); ok {
		o.attrs["cluster"] = cluster.Attributes["arn"]
	}
	definition, ok := o.find("aws_ecs_task_definition", o.str("task_definition"))
	if !ok {
		return nil
	}
	if definition.Attributes["status"] == inactive {
		return refuse("ClientException", "TaskDefinition is inactive")
	}
	view, err := store.Decode[store.TaskDefinition](definition)
	if err != nil {
		return err
	}
	if view.NetworkMode == "awsvpc" && len(collect(map[string]any(o.attrs), []string{"network_configuration"})) == 0 {
		return refuse("InvalidParameterException", "network configuration must be provided when networkMode 'awsvpc' is specified")
	}
	for _, name := range collect(map[string]any(o.attrs), []string{"load_balancer", "container_name"}) {
		if !strings.Contains(view.ContainerDefinitions, `"`+text(name)+`"`) {
			return refuse("InvalidParameterException", "the container %s does not exist in the task definition", text(name))
		}
	}
	return nil
}
