variables {
  name           = "cambio-dev-ledger"
  account        = "111111111111"
  database       = "ledger"
  engine_version = "16"
  vpc_id         = "vpc-0123456789abcdef0"
  subnet_ids     = ["subnet-00000000000000001", "subnet-00000000000000002"]
  data_key_arn   = "arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555"
  secret_key_arn = "arn:aws:kms:us-east-1:111111111111:key/22222222-2222-3333-4444-555555555555"
  log_key_arn    = "arn:aws:kms:us-east-1:111111111111:key/33333333-2222-3333-4444-555555555555"
}

run "setup" {
  module {
    source = "./tests/setup"
  }
}

run "plan_is_encrypted_private_and_protected" {
  command = plan

  assert {
    condition     = aws_rds_cluster.this.storage_encrypted && aws_rds_cluster.this.kms_key_id == var.data_key_arn
    error_message = "Storage must be encrypted with the data key."
  }

  assert {
    condition     = aws_rds_cluster.this.manage_master_user_password && aws_rds_cluster.this.master_user_secret_kms_key_id == var.secret_key_arn && aws_rds_cluster.this.iam_database_authentication_enabled
    error_message = "RDS must keep the password, encrypted with the secrets' key, and take IAM's log-ins."
  }

  assert {
    condition     = { for p in aws_rds_cluster_parameter_group.this.parameter : p.name => p.value }["rds.force_ssl"] == "1" && aws_rds_cluster_parameter_group.this.family == "aurora-postgresql16"
    error_message = "Connections without TLS must be refused."
  }

  assert {
    condition     = length(aws_rds_cluster_instance.this) == 2 && aws_rds_cluster_instance.this[*].promotion_tier == [0, 1] && alltrue([for i in aws_rds_cluster_instance.this : !i.publicly_accessible && i.instance_class == "db.t4g.medium"])
    error_message = "There must be a writer and a reader, both private."
  }

  assert {
    condition     = alltrue([for i in aws_rds_cluster_instance.this : i.performance_insights_enabled && i.performance_insights_kms_key_id == var.data_key_arn && i.monitoring_interval == 60])
    error_message = "Performance insights must be on, encrypted with the data key."
  }

  assert {
    condition     = aws_rds_cluster.this.deletion_protection && !aws_rds_cluster.this.skip_final_snapshot && aws_rds_cluster.this.final_snapshot_identifier == "cambio-dev-ledger-final"
    error_message = "Deleting must take two steps and leave a snapshot."
  }

  assert {
    condition     = aws_rds_cluster.this.backup_retention_period == 14 && !aws_rds_cluster.this.delete_automated_backups
    error_message = "Backups must be kept 14 days, past the cluster's end."
  }

  assert {
    condition     = aws_cloudwatch_log_group.this["postgresql"].name == "/aws/rds/cluster/cambio-dev-ledger/postgresql" && aws_cloudwatch_log_group.this["postgresql"].kms_key_id == var.log_key_arn
    error_message = "Logs must go to a group of our own, with the key."
  }

  assert {
    condition = { for k, a in aws_cloudwatch_metric_alarm.this : k => a.threshold } == {
      cpu = 90, memory = 214748364.8, connections = 270, lag = 2000
    }
    error_message = "CPU, memory, connections and lag must be watched, by the memory of a db.t4g.medium."
  }
}

run "apply_serverless_unprotected" {
  command = apply

  variables {
    vpc_id      = run.setup.vpc_id
    subnet_ids  = run.setup.subnet_ids
    capacity    = { min = 0, max = 4 }
    replicas    = 0
    protect     = false
    backup_days = 1
  }

  assert {
    condition     = aws_rds_cluster.this.serverlessv2_scaling_configuration[0].min_capacity == 0 && aws_rds_cluster.this.serverlessv2_scaling_configuration[0].max_capacity == 4 && aws_rds_cluster.this.serverlessv2_scaling_configuration[0].seconds_until_auto_pause == 3600
    error_message = "It must scale to nothing, after an hour."
  }

  assert {
    condition     = aws_rds_cluster_instance.this[*].instance_class == ["db.serverless"]
    error_message = "The one instance must be serverless."
  }

  assert {
    condition     = !aws_rds_cluster.this.deletion_protection && aws_rds_cluster.this.skip_final_snapshot
    error_message = "An unprotected database must go in one step."
  }

  assert {
    condition     = output.endpoint == "${output.address}:5432" && strcontains(output.address, ".cluster-") && strcontains(output.reader_endpoint, ".cluster-ro-")
    error_message = "The endpoints must be those of writer and readers."
  }

  assert {
    condition     = startswith(output.secret_arn, "arn:aws:secretsmanager:") && strcontains(output.secret_arn, ":secret:rds!cluster-")
    error_message = "The password's secret must be known by its ARN."
  }

  assert {
    condition     = aws_secretsmanager_secret_rotation.master.secret_id == output.secret_arn && aws_secretsmanager_secret_rotation.master.rotation_rules[0].automatically_after_days == 365
    error_message = "The password must be rotated once a year."
  }

  assert {
    condition     = keys(aws_cloudwatch_metric_alarm.this) == ["capacity", "connections", "cpu", "memory"] && aws_cloudwatch_metric_alarm.this["memory"].threshold == 8 * 1073741824 / 20
    error_message = "A cluster without readers has no lag, and four units have 8 GiB."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.clients.referenced_security_group_id == output.client_security_group_id && aws_vpc_security_group_ingress_rule.clients.from_port == 5432
    error_message = "Only members of the clients' group may connect."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name                   = "Ledger"
    database               = "my-db"
    username               = "admin"
    engine_version         = "12"
    class                  = "db.t4g.micro"
    capacity               = { min = 8, max = 4 }
    replicas               = 16
    backup_days            = 0
    password_rotation_days = 0
    subnet_ids             = ["subnet-00000000000000001"]
  }

  expect_failures = [
    var.name, var.database, var.username, var.engine_version, var.class, var.capacity, var.replicas, var.backup_days, var.password_rotation_days, var.subnet_ids,
  ]
}

run "refuses_thirds_of_a_unit" {
  command = plan

  variables {
    capacity = { min = 0.3, max = 4 }
  }

  expect_failures = [var.capacity]
}
