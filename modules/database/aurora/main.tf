locals {
  major      = split(".", var.engine_version)[0]
  serverless = var.capacity != null
}

resource "aws_rds_cluster" "this" {
  # flota:waive backup-plan-covers Aurora itself keeps backups for var.backup_days, from which any second can be restored
  # flota:waive rds-deletion-protection var.protect is on where an environment needs approval; the others are made and unmade
  # flota:waive rds-final-snapshot as deletion protection: var.protect
  # flota:waive rds-not-default-port only the security group of its clients reaches it, on whatever port
  # flota:waive rds-not-default-user the name is no secret; the password is, and RDS keeps it

  cluster_identifier = var.name
  engine             = "aurora-postgresql"
  engine_version     = var.engine_version
  database_name      = var.database
  master_username    = var.username
  port               = 5432

  # RDS makes and rotates the password in Secrets Manager, so that it is in no state and no plan.
  manage_master_user_password         = true
  master_user_secret_kms_key_id       = var.secret_key_arn
  iam_database_authentication_enabled = true

  # Aurora writes six copies in three zones, and grows by itself.
  storage_encrypted = true
  kms_key_id        = var.data_key_arn

  db_subnet_group_name            = aws_db_subnet_group.this.name
  vpc_security_group_ids          = [aws_security_group.server.id]
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.this.name

  backup_retention_period      = var.backup_days
  preferred_backup_window      = "03:00-04:00"
  preferred_maintenance_window = "sun:04:30-sun:05:30"
  copy_tags_to_snapshot        = true
  delete_automated_backups     = false
  deletion_protection          = var.protect
  skip_final_snapshot          = !var.protect
  final_snapshot_identifier    = var.protect ? "${var.name}-final" : null

  allow_major_version_upgrade = false
  # Restarts wait for the maintenance window: an apply in the middle of the day takes no database down.
  apply_immediately = false

  enabled_cloudwatch_logs_exports = [for log, group in aws_cloudwatch_log_group.this : log]

  dynamic "serverlessv2_scaling_configuration" {
    for_each = local.serverless ? [var.capacity] : []

    content {
      min_capacity = serverlessv2_scaling_configuration.value.min
      max_capacity = serverlessv2_scaling_configuration.value.max
      # Aurora pauses a cluster whose least is nothing after so long without a connection.
      seconds_until_auto_pause = serverlessv2_scaling_configuration.value.min == 0 ? 3600 : null
    }
  }
}

# Aurora puts the instances in different zones. The first to be made writes; when
# it fails, the reader of the lowest tier takes over.
resource "aws_rds_cluster_instance" "this" {
  count = 1 + var.replicas

  identifier         = "${var.name}-${count.index + 1}"
  cluster_identifier = aws_rds_cluster.this.id
  engine             = aws_rds_cluster.this.engine
  engine_version     = aws_rds_cluster.this.engine_version
  instance_class     = local.serverless ? "db.serverless" : var.class
  # A serverless reader of tier 0 or 1 is as large as the writer at any time, ready to take over.
  promotion_tier = min(count.index, 1)

  db_subnet_group_name = aws_db_subnet_group.this.name
  publicly_accessible  = false
  ca_cert_identifier   = "rds-ca-rsa2048-g1"

  auto_minor_version_upgrade   = true
  apply_immediately            = false
  copy_tags_to_snapshot        = true
  preferred_maintenance_window = "sun:04:30-sun:05:30"

  performance_insights_enabled          = true
  performance_insights_kms_key_id       = var.data_key_arn
  performance_insights_retention_period = 7
  monitoring_interval                   = 60
  monitoring_role_arn                   = aws_iam_role.monitoring.arn
}

resource "aws_db_subnet_group" "this" {
  name        = var.name
  description = "Subnets of ${var.name}"
  subnet_ids  = var.subnet_ids
}

resource "aws_rds_cluster_parameter_group" "this" {
  # The family is in the name because a new major version needs a new group beside the old one.
  name        = "${var.name}-${local.major}"
  family      = "aurora-postgresql${local.major}"
  description = "Settings of ${var.name}"

  dynamic "parameter" {
    for_each = {
      # Connections without TLS are refused.
      "rds.force_ssl"            = "1"
      "ssl_min_protocol_version" = "TLSv1.2"
      "log_connections"          = "1"
      "log_disconnections"       = "1"
      # Whoever changes a table leaves a trace; queries would fill the log with data.
      "log_statement" = "ddl"
      # Statements that take a second or more, with their time in milliseconds.
      "log_min_duration_statement" = "1000"
    }

    content {
      name  = parameter.key
      value = parameter.value
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

# RDS rotates every seven days by itself, and would cut off tasks that read the
# password when they started.
resource "aws_secretsmanager_secret_rotation" "master" {
  # flota:waive secretsmanager-rotation-days tasks read the password when they start, so a rotation cuts off those that run: a year by default

  secret_id          = aws_rds_cluster.this.master_user_secret[0].secret_arn
  rotate_immediately = false

  rotation_rules {
    automatically_after_days = var.password_rotation_days
  }
}
