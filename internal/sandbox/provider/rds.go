package provider

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

var dbName = matching(1, 63, `[a-z][a-z0-9]*(-[a-z0-9]+)*`, "begin with a letter and have only lower-case letters, digits and single hyphens")

var (
	dbClass      = matching(4, 64, `db\.(serverless|[a-z0-9-]+\.[a-z0-9]+(\.[a-z0-9.]+)?)`, "be an instance class such as db.t4g.micro")
	dailyWindow  = matching(11, 11, `\d\d:\d\d-\d\d:\d\d`, "look like 03:00-04:00")
	weeklyWindow = matching(19, 19, `[A-Za-z]{3}:\d\d:\d\d-[A-Za-z]{3}:\d\d:\d\d`, "look like sun:04:00-sun:05:00")
)

// rdsKinds are databases (RDS API). An address is <identifier>.<12 letters and digits>.<region>.rds.amazonaws.com.
var rdsKinds = map[string]kind{
	"aws_db_instance": {
		id: "db-{upper26}",
		computed: values{
			"arn": "arn:aws:rds:{region}:{account}:db:{identifier}", "resource_id": "{id}",
			"identifier": "terraform-{stamp}",
			"address":    "{identifier}.{hash12}.{region}.rds.amazonaws.com", "endpoint": "{address}:{port}", "port": dbPort,
			"hosted_zone_id": "Z2R2ITUGPM61AM",
			"status":         "available", "engine_version_actual": dbVersion, "engine_version": "16.8",
			"master_user_secret": managedSecret, "username": "postgres",
			"parameter_group_name": "default.{engine}{major}", "option_group_name": "default:{engine}-{major}",
			"db_subnet_group_name": "default",
			"ca_cert_identifier":   "rds-ca-rsa2048-g1", "license_model": dbLicense, "storage_type": "gp2",
			"network_type":      "IPV4",
			"availability_zone": "{region}a",
			"backup_window":     "03:00-03:30", "maintenance_window": "sun:04:00-sun:04:30",
			"kms_key_id":                            defaultKey("storage_encrypted", "rds"),
			"performance_insights_kms_key_id":       defaultKey("performance_insights_enabled", "rds"),
			"performance_insights_retention_period": insightsDays,
			"master_user_secret_kms_key_id":         "", "backup_target": "region",
			"engine_lifecycle_support": "open-source-rds-extended-support",
			"database_insights_mode":   "standard", "vpc_security_group_ids": []any{},
		},
		defaults: values{
			"apply_immediately": false, "auto_minor_version_upgrade": true, "copy_tags_to_snapshot": false,
			"deletion_protection":      false,
			"delete_automated_backups": true, "iam_database_authentication_enabled": false, "monitoring_interval": 0,
			"performance_insights_enabled": false,
			"publicly_accessible":          false, "skip_final_snapshot": false, "storage_encrypted": false,
			"customer_owned_ip_enabled": false, "dedicated_log_volume": false,
		},
		terms: values{"major": dbMajor, "hash12": accountHash},
		replace: "availability_zone character_set_name custom_iam_instance_profile db_name engine kms_key_id " +
			"nchar_character_set_name snapshot_identifier storage_encrypted timezone username",
		unique: "identifier", exists: "DBInstanceAlreadyExists",
		rules: rules{
			"identifier": dbName, "allocated_storage": between(5, 65536), "backup_retention_period": between(0, 35),
			"monitoring_interval": among(0, 1, 5, 10, 15, 30, 60),
			"storage_type":        oneOf("standard gp2 gp3 io1 io2"),
			"instance_class":      dbClass,
			"engine": oneOf("postgres mysql mariadb aurora-mysql aurora-postgresql custom-oracle-ee " +
				"custom-sqlserver-ee custom-sqlserver-se custom-sqlserver-web db2-ae db2-se oracle-ee oracle-ee-cdb " +
				"oracle-se2 oracle-se2-cdb sqlserver-ee sqlserver-ex sqlserver-se sqlserver-web"),
			"database_insights_mode": oneOf("standard advanced"), "network_type": oneOf("IPV4 DUAL"),
			"backup_window": dailyWindow, "maintenance_window": weeklyWindow,
		},
		groups: []group{atMostOne("password password_wo manage_master_user_password"), together("password_wo password_wo_version"), atMostOne("identifier identifier_prefix")},
		create: createDatabase, remove: removeDatabase,
	},
	"aws_db_subnet_group": {
		id: "{name}",
		computed: values{
			"arn": "arn:aws:rds:{region}:{account}:subgrp:{name}", "supported_network_types": []any{"IPV4"}, "vpc_id": subnetVPC,
		},
		defaults: values{"description": "Managed by Terraform"},
		replace:  "name name_prefix",
		exists:   "DBSubnetGroupAlreadyExists",
		create:   checkZones,
		update:   checkZones,
		rules:    rules{"name": matching(1, 255, `[ .\-0-9a-z_]+`, "have only lower-case letters, digits, spaces and ._-")},
		busy: usesBy(
			"name", "InvalidDBSubnetGroupStateFault",
			"cannot delete the subnet group '%s' because at least one database instance uses it",
			"aws_db_instance.db_subnet_group_name aws_rds_cluster.db_subnet_group_name",
		),
	},
	"aws_db_parameter_group": {
		id:       "{name}",
		computed: values{"arn": "arn:aws:rds:{region}:{account}:pg:{name}"},
		defaults: values{"description": "Managed by Terraform", "skip_destroy": false, "parameter.apply_method": "immediate"},
		replace:  "name name_prefix family description", exists: "DBParameterGroupAlreadyExists",
		rules: rules{
			"name": matching(
				1, 255, `[a-z][a-z0-9.-]*`, "begin with a letter and have only lower-case letters, digits, dots and hyphens",
			),
			"parameter.apply_method": oneOf("immediate pending-reboot"),
		},
		busy: usesBy(
			"name", "InvalidDBParameterGroupState",
			"one or more database instances are still members of the parameter group '%s'",
			"aws_db_instance.parameter_group_name",
		),
	},
	"aws_db_option_group": {
		id:       "{name}",
		computed: values{"arn": "arn:aws:rds:{region}:{account}:og:{name}"},
		defaults: values{"option_group_description": "Managed by Terraform"},
		replace:  "name name_prefix engine_name major_engine_version option_group_description",
	},
	"aws_rds_cluster_parameter_group": {
		id:       "{name}",
		computed: values{"arn": "arn:aws:rds:{region}:{account}:cluster-pg:{name}"},
		defaults: values{"description": "Managed by Terraform", "parameter.apply_method": "immediate"},
		replace:  "name name_prefix family description", exists: "DBParameterGroupAlreadyExists",
		rules: rules{"parameter.apply_method": oneOf("immediate pending-reboot")},
		busy: usesBy(
			"name", "InvalidDBParameterGroupState", "one or more database clusters are still members of the parameter group '%s'",
			"aws_rds_cluster.db_cluster_parameter_group_name",
		),
	},
	"aws_rds_cluster": {
		id: "{cluster_identifier}", terms: values{"hash12": accountHash, "identifier": "{cluster_identifier}"},
		computed: values{
			"arn": "arn:aws:rds:{region}:{account}:cluster:{cluster_identifier}", "cluster_resource_id": "cluster-{upper26}",
			"cluster_identifier": "tf-{stamp}",
			"endpoint":           "{cluster_identifier}.cluster-{hash12}.{region}.rds.amazonaws.com",
			"reader_endpoint":    "{cluster_identifier}.cluster-ro-{hash12}.{region}.rds.amazonaws.com",
			"port":               dbPort, "engine_version": "16.8", "engine_version_actual": dbVersion,
			"master_user_secret": managedSecret,
			"master_username":    "postgres", "hosted_zone_id": "Z2R2ITUGPM61AM",
			"kms_key_id": defaultKey("storage_encrypted", "rds"), "backup_retention_period": 1,
			"preferred_backup_window": "03:00-03:30", "preferred_maintenance_window": "sun:04:00-sun:04:30",
			"db_subnet_group_name": "default", "db_cluster_parameter_group_name": "default.{engine}16", "network_type": "IPV4",
			"availability_zones": []any{"{region}a", "{region}b", "{region}c"},
		},
		defaults: values{
			"skip_final_snapshot": false, "copy_tags_to_snapshot": false, "engine_mode": "provisioned",
			"delete_automated_backups": true,
		},
		replace: "cluster_identifier cluster_identifier_prefix engine engine_mode storage_encrypted kms_key_id database_name " +
			"master_username db_subnet_group_name availability_zones",
		unique: "cluster_identifier", exists: "DBClusterAlreadyExistsFault",
		rules: rules{
			"cluster_identifier": dbName, "backup_retention_period": between(1, 35), "engine_mode": oneOf("provisioned serverless global parallelquery"),
			"engine":       oneOf("aurora-mysql aurora-postgresql mysql postgres"),
			"storage_type": oneOf("aurora-iopt1 io1 io2 gp3"), "network_type": oneOf("IPV4 DUAL"),
			"preferred_backup_window": dailyWindow, "preferred_maintenance_window": weeklyWindow,
			"serverlessv2_scaling_configuration.min_capacity":             capacityUnits(0),
			"serverlessv2_scaling_configuration.max_capacity":             capacityUnits(1),
			"serverlessv2_scaling_configuration.seconds_until_auto_pause": between(300, 86400),
		},
		groups: []group{
			atMostOne("master_password master_password_wo manage_master_user_password"),
			together("master_password_wo master_password_wo_version"), atMostOne("cluster_identifier cluster_identifier_prefix"),
		},
		refs: map[string]string{"db_cluster_parameter_group_name": "aws_rds_cluster_parameter_group"},
		busy: usesBy(
			"id", "InvalidDBClusterStateFault", "cluster '%s' cannot be deleted, it still contains DB instances in non-deleting state",
			"aws_rds_cluster_instance.cluster_identifier",
		),
		create: createDatabase,
		remove: removeDatabase,
	},
	"aws_rds_cluster_instance": {
		id: "{identifier}", terms: values{"hash12": accountHash},
		computed: values{
			"arn": "arn:aws:rds:{region}:{account}:db:{identifier}", "identifier": "tf-{stamp}",
			"dbi_resource_id": "db-{upper26}", "writer": firstMember,
			"endpoint": "{identifier}.{hash12}.{region}.rds.amazonaws.com", "port": dbPort, "engine_version": "16.8",
			"engine_version_actual": dbVersion, "availability_zone": "{region}a",
		},
		defaults: values{
			"auto_minor_version_upgrade": true, "copy_tags_to_snapshot": false, "monitoring_interval": 0, "promotion_tier": 0,
		},
		replace: "identifier identifier_prefix cluster_identifier engine availability_zone",
		unique:  "identifier", exists: "DBInstanceAlreadyExists",
		refs: map[string]string{"cluster_identifier": "aws_rds_cluster"},
		rules: rules{
			"identifier": dbName, "instance_class": dbClass, "promotion_tier": between(0, 15),
			"monitoring_interval": among(0, 1, 5, 10, 15, 30, 60), "engine": oneOf("aurora-mysql aurora-postgresql mysql postgres"),
			"preferred_backup_window": dailyWindow, "preferred_maintenance_window": weeklyWindow,
		},
	},
}

// capacityUnits allows what a serverless cluster may have at the least or most, in halves (API: ServerlessV2ScalingConfiguration).
func capacityUnits(low float64) rule {
	limits := between(low, 256)
	return func(v any) string {
		if n, ok := v.(float64); ok && n*2 != math.Trunc(n*2) {
			return fmt.Sprintf("must be in steps of 0.5, got %g", n)
		}
		return limits(v)
	}
}

// firstMember tells of an instance whether it is its cluster's first, which writes.
func firstMember(o *op) any {
	for _, r := range o.store.List(o.typ, o.config.account, o.region()) {
		if r.Attributes["cluster_identifier"] == o.attrs["cluster_identifier"] && r.Attributes["writer"] == true {
			return r.ID == o.str("identifier")
		}
	}
	return true
}

func dbPort(o *op) any {
	switch engine := o.str("engine"); {
	case strings.Contains(engine, "postgres"):
		return 5432.0
	case strings.HasPrefix(engine, "oracle"):
		return 1521.0
	case strings.HasPrefix(engine, "sqlserver"):
		return 1433.0
	}
	return 3306.0
}

// dbVersion is the full version that runs: the configuration may name only the major one.
func dbVersion(o *op) any {
	version := o.str("engine_version")
	if version != "" && !strings.Contains(version, ".") {
		return version + ".8"
	}
	return version
}

func dbMajor(o *op) any {
	major, _, _ := strings.Cut(o.str("engine_version"), ".")
	return major
}

func dbLicense(o *op) any {
	if strings.Contains(o.str("engine"), "postgres") {
		return "postgresql-license"
	}
	return "general-public-license"
}

func insightsDays(o *op) any {
	if o.attrs["performance_insights_enabled"] == true {
		return 7.0
	}
	return 0.0
}

// defaultKey is the service's own key if the argument is true.
func defaultKey(argument, service string) func(*op) any {
	return func(o *op) any {
		if o.attrs[argument] != true {
			return ""
		}
		return o.expand("arn:aws:kms:{region}:{account}:alias/aws/" + service)
	}
}

// accountHash is the part of database addresses that is the same for an account and region.
func accountHash(o *op) any { return digest(o.config.account+"/"+o.region(), 12) }

// managedSecret is the secret that RDS makes for the master user; its name is rds!db-<uuid>.
func managedSecret(o *op) any {
	if o.attrs["manage_master_user_password"] != true {
		return []any{}
	}
	prefix := "db-"
	if o.typ == "aws_rds_cluster" {
		prefix = "cluster-"
	}
	key := o.str("master_user_secret_kms_key_id")
	if key == "" {
		key = o.expand("arn:aws:kms:{region}:{account}:alias/aws/secretsmanager")
	}
	return []any{map[string]any{
		"secret_arn": o.expand("arn:aws:secretsmanager:{region}:{account}:secret:rds!" + prefix + "{uuid}-{lower6}"),
		"kms_key_id": key, "secret_status": "active",
	}}
}

func createDatabase(o *op) error {
	if err := createManagedSecret(o); err != nil {
		return err
	}
	if o.options.AwaitDatabases {
		o.attrs["status"] = "creating"
		o.await = "available"
	}
	return nil
}

// createManagedSecret stores the master user's password under the secret's ARN.
func createManagedSecret(o *op) error {
	for _, arn := range collect(map[string]any(o.attrs), []string{"master_user_secret", "secret_arn"}) {
		user := o.str("username")
		if user == "" {
			user = o.str("master_username")
		}
		value, err := json.Marshal(map[string]string{"username": user, "password": random(lowerLetters+"ABCDEFGHJKLMNPQRSTUVWXYZ", 32)})
		if err != nil {
			return err
		}
		if err := o.putSecret(text(arn), store.NewUUID(), string(value)); err != nil {
			return err
		}
	}
	return nil
}

// removeDatabase refuses to delete what is protected or would be lost without a snapshot (DeleteDBInstance).
func removeDatabase(o *op) error {
	if err := checkProtection("deletion_protection", "InvalidParameterCombination")(o); err != nil {
		return err
	}
	if o.attrs["skip_final_snapshot"] != true && o.str("final_snapshot_identifier") == "" {
		return refuse("InvalidParameterCombination", "final_snapshot_identifier is required when skip_final_snapshot is false")
	}
	for _, arn := range collect(map[string]any(o.attrs), []string{"master_user_secret", "secret_arn"}) {
		if err := o.dropSecret(text(arn)); err != nil {
			return err
		}
	}
	return nil
}

// checkZones refuses a subnet group in one zone only (CreateDBSubnetGroup).
func checkZones(o *op) error {
	zones := map[any]bool{}
	subnets := collect(map[string]any(o.attrs), []string{"subnet_ids"})
	for _, id := range subnets {
		zone := id // of subnets that another account shares, nothing more is known
		if subnet, ok := o.find("aws_subnet", text(id)); ok {
			zone = subnet.Attributes["availability_zone"]
		}
		zones[zone] = true
	}
	if len(zones) < 2 {
		return refuse("DBSubnetGroupDoesNotCoverEnoughAZs",
			"the subnet group doesn't meet availability zone coverage requirement: add subnets to cover at least 2 availability zones")
	}
	return nil
}

func (o *op) secretKey(arn string) store.Key {
	return store.Key{Account: o.config.account, Region: o.region(), Type: store.TypeSecretVersion, ID: arn}
}

// putSecret sets the current value of a secret.
func (o *op) putSecret(arn, version, value string) error {
	return store.ChangeSecret(o.store, o.secretKey(arn), func(v *store.SecretValues) error { return v.Put(version, value) })
}
