# EventBridge's: it may start this machine and no other.
resource "aws_iam_role" "start" {
  name                 = "${var.name}-webhook-start"
  description          = "Lets EventBridge tell the webhook of ${var.name}"
  permissions_boundary = var.permissions_boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = var.account }
        ArnEquals    = { "aws:SourceArn" = aws_cloudwatch_event_rule.this.arn }
      }
    }]
  })
}

resource "aws_iam_role_policy" "start" {
  name = "start"
  role = aws_iam_role.start.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "Start"
      Effect   = "Allow"
      Action   = "states:StartExecution"
      Resource = aws_sfn_state_machine.this.arn
    }]
  })
}

# The machine's own: the URL, the connection, and one POST.
resource "aws_iam_role" "post" {
  name                 = "${var.name}-webhook"
  description          = "Lets the webhook of ${var.name} be told"
  permissions_boundary = var.permissions_boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "states.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = var.account }
        ArnLike      = { "aws:SourceArn" = "arn:aws:states:${var.region}:${var.account}:stateMachine:${var.name}-webhook" }
      }
    }]
  })
}

resource "aws_iam_role_policy" "post" {
  name = "post"
  role = aws_iam_role.post.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "Address"
        Effect = "Allow"
        Action = "secretsmanager:GetSecretValue"
        # Secrets Manager appends six random characters to a name.
        Resource = "arn:aws:secretsmanager:${var.region}:${var.account}:secret:${var.secret_name}-??????"
      },
      {
        Sid       = "Decrypt"
        Effect    = "Allow"
        Action    = "kms:Decrypt"
        Resource  = var.secrets_key_arn
        Condition = { StringEquals = { "kms:ViaService" = "secretsmanager.${var.region}.amazonaws.com" } }
      },
      {
        # docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
        Sid      = "Post"
        Effect   = "Allow"
        Action   = "states:InvokeHTTPEndpoint"
        Resource = "arn:aws:states:${var.region}:${var.account}:stateMachine:${var.name}-webhook"
        # The address is a secret, so that it cannot be named here.
        Condition = { StringEquals = { "states:HTTPMethod" = "POST" } }
      },
      {
        Sid      = "Connection"
        Effect   = "Allow"
        Action   = "events:RetrieveConnectionCredentials"
        Resource = aws_cloudwatch_event_connection.this.arn
      },
      {
        # EventBridge keeps a connection's header in a secret of its own.
        Sid      = "ConnectionSecret"
        Effect   = "Allow"
        Action   = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"]
        Resource = "arn:aws:secretsmanager:${var.region}:${var.account}:secret:events!connection/${var.name}-webhook/*"
      },
    ]
  })
}
