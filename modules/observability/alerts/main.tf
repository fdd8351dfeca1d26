resource "aws_sns_topic" "this" {
  # flota:waive sns-delivery-log the only subscribers are mailboxes, for which SNS logs nothing

  name              = var.name
  kms_master_key_id = var.key_arn
}

resource "aws_sns_topic_policy" "this" {
  arn = aws_sns_topic.this.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{
        Sid       = "Alarms"
        Effect    = "Allow"
        Principal = { Service = "cloudwatch.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.this.arn
        Condition = {
          StringEquals = { "aws:SourceAccount" = var.account }
          ArnLike      = { "aws:SourceArn" = "arn:aws:cloudwatch:${var.region}:${var.account}:alarm:*" }
        }
        },
        {
          Sid       = "DenyPlainHTTP"
          Effect    = "Deny"
          Principal = "*"
          Action    = "sns:Publish"
          Resource  = aws_sns_topic.this.arn
          Condition = { Bool = { "aws:SecureTransport" = "false" } }
        },
      ],
      [for pipelines in [var.pipelines] : {
        Sid       = "Pipelines"
        Effect    = "Allow"
        Principal = { Service = "codestar-notifications.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.this.arn
        Condition = { StringEquals = { "aws:SourceAccount" = var.account } }
      } if pipelines],
      [for events in [var.events] : {
        Sid       = "Findings"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.this.arn
        Condition = { ArnLike = { "aws:SourceArn" = "arn:aws:events:${var.region}:${var.account}:rule/*" } }
      } if events],
      [for budgets in [var.budgets] : {
        Sid       = "Budget"
        Effect    = "Allow"
        Principal = { Service = "budgets.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.this.arn
        Condition = {
          StringEquals = { "aws:SourceAccount" = var.account }
          # docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html
          ArnLike = { "aws:SourceArn" = "arn:aws:budgets::${var.account}:*" }
        }
      } if budgets],
    )
  })
}

resource "aws_sns_topic_subscription" "email" {
  for_each = var.emails

  topic_arn = aws_sns_topic.this.arn
  protocol  = "email"
  endpoint  = each.value
}
