resource "aws_s3_bucket" "this" {
  # flota:waive s3-bucket-customer-key only buckets for logs of AWS go without: load balancers cannot write with a key
  # flota:waive s3-bucket-kms only buckets for logs of AWS go without: load balancers cannot write with a key
  # flota:waive s3-bucket-events nobody waits for objects here
  # flota:waive s3-bucket-mfa-delete only the root user of an account could then delete; old versions are kept instead
  # flota:waive s3-bucket-replication S3 keeps three zones; another region is a decision on cost that the team takes

  region = var.region
  bucket = var.name
}

resource "aws_s3_bucket_versioning" "this" {
  region = var.region
  bucket = aws_s3_bucket.this.id

  versioning_configuration {
    status = var.versioned ? "Enabled" : "Suspended"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  region = var.region
  bucket = aws_s3_bucket.this.id

  rule {
    # A bucket key cuts the calls to KMS, and their cost, by up to 99 %.
    bucket_key_enabled = !var.log_target

    apply_server_side_encryption_by_default {
      sse_algorithm     = var.log_target ? "AES256" : "aws:kms"
      kms_master_key_id = var.log_target ? null : var.key_arn
    }
  }
}

resource "aws_s3_bucket_public_access_block" "this" {
  region = var.region
  bucket = aws_s3_bucket.this.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "this" {
  region = var.region
  bucket = aws_s3_bucket.this.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  region = var.region
  bucket = aws_s3_bucket.this.id

  rule {
    id     = "unfinished-uploads"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  rule {
    id     = "old-versions"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = var.noncurrent_days
    }
  }

  dynamic "rule" {
    for_each = var.expire_days > 0 ? [var.expire_days] : []

    content {
      id     = "expire"
      status = "Enabled"

      filter {}

      expiration {
        days = rule.value
      }
    }
  }

  dynamic "rule" {
    for_each = length(var.transitions) > 0 ? [var.transitions] : []

    content {
      id     = "cheaper-classes"
      status = "Enabled"

      filter {}

      dynamic "transition" {
        for_each = rule.value

        content {
          days          = transition.value.days
          storage_class = transition.value.class
        }
      }
    }
  }

  # S3 refuses rules about old versions until versioning is settled.
  depends_on = [aws_s3_bucket_versioning.this]
}

resource "aws_s3_bucket_logging" "this" {
  count = var.access_logs == null ? 0 : 1

  region        = var.region
  bucket        = aws_s3_bucket.this.id
  target_bucket = var.access_logs.bucket
  target_prefix = "s3/${var.name}/"
}

# Who may not only write but bypass the lock (s3:BypassGovernanceRetention) can
# still delete; nobody else can, not even by mistake.
resource "aws_s3_bucket_object_lock_configuration" "this" {
  count = var.lock_days > 0 ? 1 : 0

  region = var.region
  bucket = aws_s3_bucket.this.id

  rule {
    default_retention {
      mode = "GOVERNANCE"
      days = var.lock_days
    }
  }

  depends_on = [aws_s3_bucket_versioning.this]
}
