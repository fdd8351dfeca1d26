variables {
  name    = "cambio/orders"
  key_arn = "arn:aws:kms:us-east-1:111111111111:key/44444444-2222-3333-4444-555555555555"
  pullers = ["222222222222", "111111111111"]
}

run "apply" {
  command = apply

  assert {
    condition     = aws_ecr_repository.this.image_tag_mutability == "IMMUTABLE" && aws_ecr_repository.this.image_scanning_configuration[0].scan_on_push
    error_message = "Tags must not move, and images must be scanned."
  }

  assert {
    condition     = aws_ecr_repository.this.encryption_configuration[0].encryption_type == "KMS" && aws_ecr_repository.this.encryption_configuration[0].kms_key == var.key_arn
    error_message = "Images must be encrypted with the key."
  }

  assert {
    condition     = jsondecode(aws_ecr_repository_policy.this.policy).Statement[0].Principal.AWS == ["arn:aws:iam::111111111111:root", "arn:aws:iam::222222222222:root"]
    error_message = "Both accounts must be able to pull."
  }

  assert {
    condition     = alltrue([for a in jsondecode(aws_ecr_repository_policy.this.policy).Statement[0].Action : !can(regex("Put|Upload|Delete", a))])
    error_message = "Pullers must not push or delete."
  }

  assert {
    condition     = [for r in jsondecode(aws_ecr_lifecycle_policy.this.policy).rules : [r.selection.tagStatus, r.selection.countNumber]] == [["any", 100]]
    error_message = "The newest hundred images must be kept, and no image may go for want of a tag."
  }

  assert {
    condition     = output.name == "cambio/orders" && can(regex("^[0-9]{12}\\.dkr\\.ecr\\.us-east-1\\.amazonaws\\.com/cambio/orders$", output.url))
    error_message = "The URL must be ECR's."
  }
}

run "plan_lets_one_tag_move" {
  command = plan

  variables {
    moving_tags = ["current"]
  }

  assert {
    condition     = aws_ecr_repository.this.image_tag_mutability == "IMMUTABLE_WITH_EXCLUSION" && aws_ecr_repository.this.image_tag_mutability_exclusion_filter[0].filter == "current"
    error_message = "The named tag must be able to move, and no other."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name        = "Cambio//Orders"
    pullers     = []
    kept_images = 1
    moving_tags = ["*"]
  }

  expect_failures = [var.name, var.pullers, var.kept_images, var.moving_tags]
}
