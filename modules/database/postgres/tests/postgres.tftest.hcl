variables {
  name           = "cambio-dev-main"
  account        = "111111111111"
  database       = "main"
  engine_version = "16"
  class          = "db.t4g.medium"
  storage_gb     = 50
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
    condition     = aws_db_instance.this.storage_encrypted && aws_db_instance.this.kms_key_id == var.data_key_arn
    error_message = "Storage must be encrypted with the data key."
  }

  assert {
    condition     = aws_db_instance.this.manage_master_user_password && aws_db_instance.this.master_user_secret_kms_key_id == var.secret_key_arn
    error_message = "RDS must keep the password, encrypted with the secrets' key."
  }

  assert {
    condition     = { for p in aws_db_parameter_group.this.parameter : p.name => p.value }["rds.force_ssl"] == "1"
    error_message = "Connections without TLS must be refused."
  }

  assert {
    condition     = aws_db_parameter_group.this.family == "postgres16"
    error_message = "The parameters' family must be that of the version."
  }

  assert {
    condition     = aws_db_instance.this.publicly_accessible == false && aws_db_instance.this.multi_az
    error_message = "It must be private and have a standby."
  }

  assert {
    condition     = aws_db_instance.this.deletion_protection && !aws_db_instance.this.skip_final_snapshot && aws_db_instance.this.final_snapshot_identifier == "cambio-dev-main-final"
    error_message = "Deleting must take two steps and leave a snapshot."
  }

  assert {
    condition     = aws_db_instance.this.backup_retention_period == 14 && !aws_db_instance.this.delete_automated_backups
    error_message = "Backups must be kept 14 days, past the instance's end."
  }

  assert {
    condition     = aws_db_instance.this.performance_insights_enabled && aws_db_instance.this.performance_insights_kms_key_id == var.data_key_arn
    error_message = "Performance insights must be on, encrypted with the data key."
  }

  assert {
    condition     = aws_cloudwatch_log_group.this["postgresql"].name == "/aws/rds/instance/cambio-dev-main/postgresql" && aws_cloudwatch_log_group.this["postgresql"].kms_key_id == var.log_key_arn
    error_message = "Logs must go to a group of our own, with the key."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.storage.threshold == 5368709120
    error_message = "The storage alarm must be at a tenth, in bytes."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.memory.threshold == 214748364.8 && aws_cloudwatch_metric_alarm.connections.threshold == 270
    error_message = "A db.t4g.medium has 4 GiB, which are good for 450 connections."
  }
}

run "apply_unprotected" {
  command = apply

  variables {
    vpc_id      = run.setup.vpc_id
    subnet_ids  = run.setup.subnet_ids
    protect     = false
    multi_az    = false
    backup_days = 1
  }

  assert {
    condition     = !aws_db_instance.this.deletion_protection && aws_db_instance.this.skip_final_snapshot
    error_message = "An unprotected database must go in one step."
  }

  assert {
    condition     = output.endpoint == "${output.address}:5432" && output.port == 5432
    error_message = "The endpoint must be host and port."
  }

  assert {
    condition     = startswith(output.secret_arn, "arn:aws:secretsmanager:")
    error_message = "The password's secret must be known by its ARN."
  }

  assert {
    condition     = aws_secretsmanager_secret_rotation.master.secret_id == output.secret_arn && aws_secretsmanager_secret_rotation.master.rotation_rules[0].automatically_after_days == 365
    error_message = "The password must be rotated once a year."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.clients.referenced_security_group_id == output.client_security_group_id && aws_vpc_security_group_ingress_rule.clients.from_port == 5432
    error_message = "Only members of the clients' group may connect."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.clients.referenced_security_group_id == aws_security_group.server.id
    error_message = "Clients must be let out to the database."
  }
}

run "knows_the_memory_of_large_classes" {
  command = plan

  variables {
    class = "db.r8g.4xlarge"
  }

  assert {
    condition     = local.memory == 128 * 1073741824 && aws_cloudwatch_metric_alarm.connections.threshold == 3000
    error_message = "A db.r8g.4xlarge has 128 GiB, and PostgreSQL takes 5000 connections at most."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name                   = "Main"
    database               = "my-db"
    username               = "admin"
    engine_version         = "12"
    class                  = "t4g.medium"
    storage_gb             = 5
    backup_days            = 0
    password_rotation_days = 0
    subnet_ids             = ["subnet-00000000000000001"]
  }

  expect_failures = [
    var.name, var.database, var.username, var.engine_version, var.class, var.storage_gb, var.backup_days, var.password_rotation_days, var.subnet_ids,
  ]
}
