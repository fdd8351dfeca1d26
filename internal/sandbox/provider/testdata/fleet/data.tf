resource "aws_s3_bucket" "this" {
  bucket        = "cambio-dev-statements"
  force_destroy = true
}

resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_public_access_block" "this" {
  bucket                  = aws_s3_bucket.this.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = aws_s3_bucket.this.id
  rule {
    bucket_key_enabled = true
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.this.arn
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  bucket = aws_s3_bucket.this.id
  rule {
    id     = "expire"
    status = "Enabled"
    filter {}
    expiration {
      days = 365
    }
    noncurrent_version_expiration {
      noncurrent_days = 30
    }
    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

resource "aws_s3_bucket_policy" "this" {
  bucket = aws_s3_bucket.this.id
  policy = data.aws_iam_policy_document.tls.json
}

data "aws_iam_policy_document" "tls" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.this.arn, "${aws_s3_bucket.this.arn}/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_db_subnet_group" "this" {
  name       = "cambio-dev"
  subnet_ids = aws_subnet.private[*].id
}

resource "aws_db_parameter_group" "this" {
  name   = "cambio-dev-main"
  family = "postgres16"
  parameter {
    name         = "rds.force_ssl"
    value        = "1"
    apply_method = "pending-reboot"
  }
}

resource "aws_db_instance" "main" {
  identifier                    = "cambio-dev-main"
  engine                        = "postgres"
  engine_version                = "16"
  instance_class                = "db.t4g.medium"
  allocated_storage             = 50
  db_name                       = "main"
  username                      = "flota"
  manage_master_user_password   = true
  master_user_secret_kms_key_id = aws_kms_key.this.arn
  db_subnet_group_name          = aws_db_subnet_group.this.name
  parameter_group_name          = aws_db_parameter_group.this.name
  vpc_security_group_ids        = [aws_security_group.lb.id]
  storage_encrypted             = true
  kms_key_id                    = aws_kms_key.this.arn
  skip_final_snapshot           = true
}

resource "aws_secretsmanager_secret" "this" {
  name = "cambio/dev/payments"
}

resource "aws_secretsmanager_secret_version" "this" {
  secret_id                = aws_secretsmanager_secret.this.id
  secret_string_wo         = "never in the state"
  secret_string_wo_version = 1
}

resource "aws_ssm_parameter" "this" {
  name  = "/cambio/dev/level"
  type  = "String"
  value = "info"
}

resource "aws_ssm_parameter" "secret" {
  name             = "/cambio/dev/key"
  type             = "SecureString"
  value_wo         = "hidden too"
  value_wo_version = 1
}

output "secret_arn" {
  value = aws_db_instance.main.master_user_secret[0].secret_arn
}
