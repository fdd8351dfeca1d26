locals {
  major = split(".", var.engine_version)[0]
}

resource "aws_db_instance" "this" {
  # flota:waive rds-deletion-protection var.protect is on where an environment needs approval; the others are made and unmade
  # flota:waive rds-final-snapshot as deletion protection: var.protect
  # flota:waive rds-multi-az var.multi_az is off where the manifest says that an environment may be away while a zone is
  # flota:waive rds-not-default-port only the security group of its clients reaches it, on whatever port
  # flota:waive rds-not-default-user the name is no secret; the password is, and RDS keeps it

  identifier     = var.name
  engine         = "postgres"
  engine_version = var.engine_version
  instance_class = var.class
  db_name        = var.database
  username       = var.username
  port           = 5432

  # RDS makes and rotates the password in Secrets Manager, so that it is in no state and no plan.
  manage_master_user_password         = true
  master_user_secret_kms_key_id       = var.secret_key_arn
  iam_database_authentication_enabled = true

  storage_type          = "gp3"
  allocated_storage     = var.storage_gb
  max_allocated_storage = var.storage_gb * 4
  storage_encrypted     = true
  kms_key_id            = var.data_key_arn

  db_subnet_group_name   = aws_db_subnet_group.this.name
  vpc_security_group_ids = [aws_security_group.server.id]
  publicly_accessible    = false
  multi_az               = var.multi_az
  ca_cert_identifier     = "rds-ca-rsa2048-g1"
  parameter_group_name   = aws_db_parameter_group.this.name

  backup_retention_period   = var.backup_days
  backup_window             = "03:00-04:00"
  maintenance_window        = "sun:04:30-sun:05:30"
  copy_tags_to_snapshot     = true
  delete_automated_backups  = false
  deletion_protection       = var.protect
  skip_final_snapshot       = !var.protect
  final_snapshot_identifier = var.protect ? "${var.name}-final" : null

  auto_minor_version_upgrade  = true
  allow_major_version_upgrade = false
  # Restarts wait for the maintenance window: an apply in the middle of the day takes no database down.
  apply_immediately = false

  database_insights_mode                = "standard"
  performance_insights_enabled          = true
  performance_insights_kms_key_id       = var.data_key_arn
  performance_insights_retention_period = 7
  monitoring_interval                   = 60
  monitoring_role_arn                   = aws_iam_role.monitoring.arn
  enabled_cloudwatch_logs_exports       = keys(aws_cloudwatch_log_group.this)
}

resource "aws_db_subnet_group" "this" {
  name        = var.name
  description = "Subnets of ${var.name}"
  subnet_ids  = var.subnet_ids
}

resource "aws_db_parameter_group" "this" {
  # The family is in the name because a new major version needs a new group beside the old one.
  name        = "${var.name}-${local.major}"
  family      = "postgres${local.major}"
  description = "Settings of ${var.name}"

  # Connections without TLS are refused.
  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  parameter {
    name  = "ssl_min_protocol_version"
    value = "TLSv1.2"
  }

  parameter {
    name  = "log_connections"
    value = "1"
  }

  parameter {
    name  = "log_disconnections"
    value = "1"
  }

  # Whoever changes a table leaves a trace; queries would fill the log with data.
  parameter {
    name  = "log_statement"
    value = "ddl"
  }

  # Statements that take a second or more, with their time in milliseconds.
  parameter {
    name  = "log_min_duration_statement"
    value = "1000"
  }

  lifecycle {
    create_before_destroy = true
  }
}

# RDS rotates every seven days by itself, and would cut off tasks that read the
# password when they started.
resource "aws_secretsmanager_secret_rotation" "master" {
  # flota:waive secretsmanager-rotation-days tasks read the password when they start, so a rotation cuts off those that run: a year by default

  secret_id          = aws_db_instance.this.master_user_secret[0].secret_arn
  rotate_immediately = false

  rotation_rules {
    automatically_after_days = var.password_rotation_days
  }
}
