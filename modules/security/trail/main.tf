resource "aws_cloudtrail" "this" {
  # flota:waive cloudtrail-notifies nobody waits for files: the alarms look at the events themselves
  # flota:waive alarm-on-bucket-policy-changes applies make them; a bell that rings with each of them is heard by nobody
  # flota:waive alarm-on-gateway-changes applies make them; a bell that rings with each of them is heard by nobody
  # flota:waive alarm-on-nacl-changes applies make them; a bell that rings with each of them is heard by nobody
  # flota:waive alarm-on-policy-changes applies make them; a bell that rings with each of them is heard by nobody
  # flota:waive alarm-on-route-changes applies make them; a bell that rings with each of them is heard by nobody
  # flota:waive alarm-on-security-group-changes applies make them; a bell that rings with each of them is heard by nobody
  # flota:waive alarm-on-unauthorized-calls tools that look whether they may are refused all day long
  # flota:waive alarm-on-vpc-changes applies make them; a bell that rings with each of them is heard by nobody

  name           = var.name
  s3_bucket_name = var.bucket
  kms_key_id     = var.key_arn

  is_multi_region_trail         = true
  include_global_service_events = true
  enable_log_file_validation    = true
  is_organization_trail         = var.organization

  cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.this.arn}:*"
  cloud_watch_logs_role_arn  = aws_iam_role.logs.arn

  # CloudTrail looks whether it can write before it makes the trail.
  depends_on = [aws_iam_role_policy.logs]
}

resource "aws_cloudwatch_log_group" "this" {
  # flota:waive logs-retention-year the bucket keeps the events; the log group serves alarms and a look at last month

  name              = "/${var.name}/trail"
  kms_key_id        = var.log_key_arn
  retention_in_days = var.log_retention_days
}

resource "aws_iam_role" "logs" {
  name        = "${var.name}-trail"
  description = "Lets CloudTrail write the events of ${var.name} to its log group"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "cloudtrail.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = {
          "aws:SourceAccount" = var.account
          "aws:SourceArn"     = "arn:aws:cloudtrail:${var.region}:${var.account}:trail/${var.name}"
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "logs" {
  name = "write"
  role = aws_iam_role.logs.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = "${aws_cloudwatch_log_group.this.arn}:log-stream:*"
    }]
  })
}
