# RDS would make this group itself, without the key and for ever.
resource "aws_cloudwatch_log_group" "this" {
  # flota:waive logs-retention-year the team sets how long its logs are kept; 30 days cost little

  for_each = toset(["postgresql"])

  name              = "/aws/rds/cluster/${var.name}/${each.value}"
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
        ArnLike      = { "aws:SourceArn" = "arn:aws:rds:*:${var.account}:db:${var.name}-*" }
      }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "monitoring" {
  role       = aws_iam_role.monitoring.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

locals {
  # Memory in GiB: of a serverless instance 2 for each unit of its most; else by
  # the size, of which large has 16 in the families r, x and z and 8 in the others.
  sizes      = { micro = 0.125, small = 0.25, medium = 0.5, large = 1, xlarge = 2 }
  size       = split(".", var.class)[2]
  larges     = try(local.sizes[local.size], 2 * tonumber(trimsuffix(local.size, "xlarge")), 1)
  memory_gib = local.serverless ? 2 * var.capacity.max : local.larges * (contains(["r", "x", "z"], substr(var.class, 3, 1)) ? 16 : 8)
  memory     = local.memory_gib * 1073741824

  writer = { DBClusterIdentifier = aws_rds_cluster.this.cluster_identifier, Role = "WRITER" }

  alarms = merge(
    {
      cpu = {
        description = "${var.name} has been busy for a quarter of an hour"
        metric      = "CPUUtilization", statistic = "Average", over = true, threshold = 90, dimensions = local.writer
      }
      memory = {
        description = "Less than a twentieth of ${var.name}'s memory is free"
        metric      = "FreeableMemory", statistic = "Average", over = false, threshold = local.memory / 20, dimensions = local.writer
      }
      # PostgreSQL takes one connection for each 9531392 bytes, 5000 at most, less what the system itself needs.
      connections = {
        description = "${var.name} has three fifths of the connections that it can take"
        metric      = "DatabaseConnections", statistic = "Maximum", over = true
        threshold   = floor(min(local.memory / 9531392, 5000) * 0.6), dimensions = local.writer
      }
    },
    var.replicas == 0 ? {} : {
      lag = {
        description = "A reader of ${var.name} is more than two seconds behind"
        metric      = "AuroraReplicaLagMaximum", statistic = "Maximum", over = true, threshold = 2000
        dimensions  = { DBClusterIdentifier = aws_rds_cluster.this.cluster_identifier }
      }
    },
    local.serverless ? {
      capacity = {
        description = "${var.name} needs nearly all the capacity that it may take"
        metric      = "ACUUtilization", statistic = "Average", over = true, threshold = 90
        dimensions  = { DBClusterIdentifier = aws_rds_cluster.this.cluster_identifier }
      }
    } : {},
  )
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.description
  namespace           = "AWS/RDS"
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = each.value.statistic
  period              = 300
  evaluation_periods  = 3
  comparison_operator = each.value.over ? "GreaterThanThreshold" : "LessThanThreshold"
  threshold           = each.value.threshold
  treat_missing_data  = "missing"
  alarm_actions       = var.alarm_topic_arns
  ok_actions          = var.alarm_topic_arns
}
