# AWS Config: what every resource was like, and when it changed.
resource "aws_config_configuration_recorder" "this" {
  count = var.config == null ? 0 : 1

  name     = "default"
  role_arn = aws_iam_role.config[0].arn

  recording_group {
    all_supported = true
    # Roles and users are the same in every region: one region records them.
    include_global_resource_types = var.config.global
  }
}

resource "aws_config_delivery_channel" "this" {
  count = var.config == null ? 0 : 1

  name           = "default"
  s3_bucket_name = var.config.bucket
  s3_kms_key_arn = var.config.key_arn

  snapshot_delivery_properties {
    delivery_frequency = "TwentyFour_Hours"
  }

  depends_on = [aws_config_configuration_recorder.this, aws_iam_role_policy.config]
}

resource "aws_config_configuration_recorder_status" "this" {
  count = var.config == null ? 0 : 1

  name       = aws_config_configuration_recorder.this[0].name
  is_enabled = true

  # A recorder without a place to deliver to cannot be started.
  depends_on = [aws_config_delivery_channel.this]
}

resource "aws_config_retention_configuration" "this" {
  count = var.config == null ? 0 : 1

  retention_period_in_days = var.config.keep_days
}

resource "aws_iam_role" "config" {
  count = var.config == null ? 0 : 1

  name        = "${var.name}-config"
  description = "Lets AWS Config read what there is, and keep it"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "config.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = var.account } }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "config" {
  count = var.config == null ? 0 : 1

  role       = aws_iam_role.config[0].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWS_ConfigRole"
}

resource "aws_iam_role_policy" "config" {
  count = var.config == null ? 0 : 1

  name = "deliver"
  role = aws_iam_role.config[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Deliver"
        Effect    = "Allow"
        Action    = "s3:PutObject"
        Resource  = "arn:aws:s3:::${var.config.bucket}/AWSLogs/${var.account}/Config/*"
        Condition = { StringEquals = { "s3:x-amz-acl" = "bucket-owner-full-control" } }
      },
      {
        Sid      = "Look"
        Effect   = "Allow"
        Action   = ["s3:GetBucketAcl", "s3:ListBucket"]
        Resource = "arn:aws:s3:::${var.config.bucket}"
      },
      {
        Sid       = "Encrypt"
        Effect    = "Allow"
        Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource  = var.config.key_arn
        Condition = { StringLike = { "kms:ViaService" = "s3.*.amazonaws.com" } }
      },
    ]
  })
}
