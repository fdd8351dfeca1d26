# RDS would make these groups itself, without the key and for ever.
resource "aws_cloudwatch_log_group" "this" {
  # flota:waive logs-retention-year the team sets how long its logs are kept; 30 days cost little

  for_each = toset(["postgresql", "upgrade"])

  name              = "/aws/rds/instance/${var.name}/${each.value}"
  kms_key_id        = var.log_key_arn
  retention_in_days = var.log_retention_days
}

resource "aws_iam_role" "monitoring" {
  name                 = "${var.name}-monitoring"
  description          = "Lets RDS write the operating system's figures of ${var.name}"
  permissions_boundary = var.permissions_boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "monitoring.rds.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = var.account }
        ArnLike      = { "aws:SourceArn" = "arn:aws:rds:*:${var.account}:db:${var.name}" }
      }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "monitoring" {
  role       = aws_iam_role.monitoring.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

resource "aws_cloudwatch_metric_alarm" "storage" {
  alarm_name          = "${var.name}-storage"
  alarm_description   = "Less than a tenth of ${var.name}'s first storage is free"
  namespace           = "AWS/RDS"
  metric_name         = "FreeStorageSpace"
  dimensions          = { DBInstanceIdentifier = aws_db_instance.this.identifier }
  statistic           = "Minimum"
  period              = 300
  evaluation_periods  = 2
  comparison_operator = "LessThanThreshold"
  threshold           = var.storage_gb * 1073741824 / 10
  treat_missing_data  = "missing"
  alarm_actions       = var.alarm_topic_arns
  ok_actions          = var.alarm_topic_arns
}

resource "aws_cloudwatch_metric_alarm" "cpu" {
  alarm_name          = "${var.name}-cpu"
  alarm_description   = "${var.name} has been busy for a quarter of an hour"
  namespace           = "AWS/RDS"
  metric_name         = "CPUUtilization"
  dimensions          = { DBInstanceIdentifier = aws_db_instance.this.identifier }
  statistic           = "Average"
  period              = 300
  evaluation_periods  = 3
  comparison_operator = "GreaterThanThreshold"
  threshold           = 90
  treat_missing_data  = "missing"
  alarm_actions       = var.alarm_topic_arns
  ok_actions          = var.alarm_topic_arns
}

locals {
  # Memory in GiB by the size, of which large has 16 in the families r, x and z and 8 in the others.
  sizes  = { micro = 0.125, small = 0.25, medium = 0.5, large = 1, xlarge = 2 }
  size   = split(".", var.class)[2]
  larges = try(local.sizes[local.size], 2 * tonumber(trimsuffix(local.size, "xlarge")), 1)
  memory = local.larges * (contains(["r", "x", "z"], substr(var.class, 3, 1)) ? 16 : 8) * 1073741824
}

resource "aws_cloudwatch_metric_alarm" "memory" {
  alarm_name          = "${var.name}-memory"
  alarm_description   = "Less than a twentieth of ${var.name}'s memory is free"
  namespace           = "AWS/RDS"
  metric_name         = "FreeableMemory"
  dimensions          = { DBInstanceIdentifier = aws_db_instance.this.identifier }
  statistic           = "Average"
  period              = 300
  evaluation_periods  = 3
  comparison_operator = "LessThanThreshold"
  threshold           = local.memory / 20
  treat_missing_data  = "missing"
  alarm_actions       = var.alarm_topic_arns
  ok_actions          = var.alarm_topic_arns
}

resource "aws_cloudwatch_metric_alarm" "connections" {
  alarm_name        = "${var.name}-connections"
  alarm_description = "${var.name} has three fifths of the connections that it can take"
  namespace         = "AWS/RDS"
  metric_name       = "DatabaseConnections"
  dimensions        = { DBInstanceIdentifier = aws_db_instance.this.identifier }
  statistic         = "Maximum"
  # PostgreSQL takes one for each 9531392 bytes, 5000 at most, less what the system itself needs.
  threshold           = floor(min(local.memory / 9531392, 5000) * 0.6)
  period              = 300
  evaluation_periods  = 3
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "missing"
  alarm_actions       = var.alarm_topic_arns
  ok_actions          = var.alarm_topic_arns
}
