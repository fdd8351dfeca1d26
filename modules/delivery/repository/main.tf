resource "aws_ecr_repository" "this" {
  name = var.name

  # A version is one image for ever; releases name images by digest all the same.
  image_tag_mutability = length(var.moving_tags) == 0 ? "IMMUTABLE" : "IMMUTABLE_WITH_EXCLUSION"

  dynamic "image_tag_mutability_exclusion_filter" {
    for_each = var.moving_tags

    content {
      filter_type = "WILDCARD"
      filter      = image_tag_mutability_exclusion_filter.value
    }
  }

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = var.key_arn
  }
}

resource "aws_ecr_lifecycle_policy" "this" {
  repository = aws_ecr_repository.this.name

  policy = jsonencode({
    # Whether an image has a tag says nothing: releases name images by digest.
    rules = [{
      rulePriority = 1
      description  = "All but the newest images"
      selection    = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = var.kept_images }
      action       = { type = "expire" }
    }]
  })
}

# Production pulls the very image that was tested, out of the account that built it.
resource "aws_ecr_repository_policy" "this" {
  # flota:waive policy-other-account the accounts are those of the fleet, and may only pull

  repository = aws_ecr_repository.this.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Pull"
      Effect    = "Allow"
      Principal = { AWS = [for a in sort(var.pullers) : "arn:aws:iam::${a}:root"] }
      Action    = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    }]
  })
}
