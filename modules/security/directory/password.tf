locals {
  # Nothing is returned: what a step returns stands in the history of runs.
  change_password = <<-PYTHON
    import json
    import boto3

    def change(event, context):
        secrets = boto3.client("secretsmanager")
        drawn = secrets.get_random_password(
            PasswordLength=32, ExcludePunctuation=True, RequireEachIncludedType=True
        )
        boto3.client("ds").reset_user_password(
            DirectoryId=event["directory"], UserName=event["user"], NewPassword=drawn["RandomPassword"]
        )
        keep = {"username": event["user"], "password": drawn["RandomPassword"]}
        secrets.put_secret_value(SecretId=event["secret"], SecretString=json.dumps(keep))
  PYTHON
}

resource "aws_ssm_document" "password" {
  name            = "${var.name}-directory-password"
  document_type   = "Automation"
  document_format = "JSON"

  content = jsonencode({
    schemaVersion = "0.3"
    description   = "Gives the administrator of ${var.domain} a new password, and keeps it in a secret"
    assumeRole    = "{{ AutomationAssumeRole }}"
    parameters = {
      AutomationAssumeRole = { type = "AWS::IAM::Role::Arn", description = "Role of the run" }
    }
    mainSteps = [{
      name   = "change"
      action = "aws:executeScript"
      isEnd  = true
      inputs = {
        Runtime = "python3.11"
        Handler = "change"
        Script  = local.change_password
        InputPayload = {
          directory = aws_directory_service_directory.this.id
          user      = local.administrator
          secret    = aws_secretsmanager_secret.administrator.arn
        }
      }
    }]
  })
}

# Runs as soon as the directory is there, and every so many days from then on. Should a run fail, the next sets both anew.
resource "aws_ssm_association" "password" {
  association_name    = "${var.name}-directory-password"
  name                = aws_ssm_document.password.name
  schedule_expression = "rate(${var.password_days} days)"

  parameters = {
    AutomationAssumeRole = aws_iam_role.password.arn
  }

  depends_on = [aws_iam_role_policy.password]
}

resource "aws_iam_role" "password" {
  name                 = "${var.name}-directory-password"
  description          = "Lets Systems Manager change the administrator's password of ${var.domain}"
  permissions_boundary = var.permissions_boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ssm.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = var.account }
        ArnLike      = { "aws:SourceArn" = "arn:aws:ssm:*:${var.account}:automation-execution/*" }
      }
    }]
  })
}

resource "aws_iam_role_policy" "password" {
  name = "change"
  role = aws_iam_role.password.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        # Draws characters, and knows no resource.
        Sid      = "Draw"
        Effect   = "Allow"
        Action   = "secretsmanager:GetRandomPassword"
        Resource = "*"
      },
      {
        Sid      = "Change"
        Effect   = "Allow"
        Action   = "ds:ResetUserPassword"
        Resource = "arn:aws:ds:${var.region}:${var.account}:directory/${aws_directory_service_directory.this.id}"
      },
      {
        Sid      = "Keep"
        Effect   = "Allow"
        Action   = "secretsmanager:PutSecretValue"
        Resource = aws_secretsmanager_secret.administrator.arn
      },
      {
        Sid       = "Encrypt"
        Effect    = "Allow"
        Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource  = var.key_arn
        Condition = { StringEquals = { "kms:ViaService" = "secretsmanager.${var.region}.amazonaws.com" } }
      },
    ]
  })
}
