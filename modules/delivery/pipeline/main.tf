resource "aws_codepipeline" "this" {
  name          = var.name
  role_arn      = aws_iam_role.this.arn
  pipeline_type = "V2"
  # A newer push overtakes one that waits, so that no two are in one stage at once.
  execution_mode = "SUPERSEDED"

  artifact_store {
    type     = "S3"
    location = var.artifacts.bucket

    encryption_key {
      type = "KMS"
      id   = var.artifacts.key_arn
    }
  }

  trigger {
    provider_type = "CodeStarSourceConnection"

    git_configuration {
      source_action_name = "Source"

      push {
        branches {
          includes = [var.source_code.branch]
        }

        file_paths {
          includes = var.source_code.paths
          excludes = var.source_code.ignore
        }
      }

      dynamic "push" {
        for_each = length(var.source_code.tags) == 0 ? [] : [var.source_code.tags]

        content {
          tags {
            includes = push.value
          }
        }
      }
    }
  }

  dynamic "stage" {
    for_each = local.stages

    content {
      name = stage.value.name

      dynamic "before_entry" {
        for_each = stage.value.only_if == null ? [] : [stage.value.only_if]

        content {
          condition {
            # A rule that does not hold skips the stage.
            result = "SKIP"

            rule {
              name          = "Changes"
              configuration = before_entry.value

              rule_type_id {
                category = "Rule"
                owner    = "AWS"
                provider = "VariableCheck"
                version  = "1"
              }
            }
          }
        }
      }

      dynamic "action" {
        for_each = stage.value.actions

        content {
          name               = action.value.name
          category           = action.value.category
          owner              = "AWS"
          provider           = action.value.provider
          version            = "1"
          run_order          = 1
          namespace          = action.value.namespace
          input_artifacts    = action.value.inputs
          output_artifacts   = action.value.outputs
          configuration      = action.value.configuration
          timeout_in_minutes = action.value.minutes
        }
      }
    }
  }

  # The first execution starts as soon as the pipeline is there.
  depends_on = [aws_iam_role_policy.this]
}

resource "aws_codestarnotifications_notification_rule" "this" {
  name        = var.name
  resource    = aws_codepipeline.this.arn
  detail_type = "BASIC"

  event_type_ids = concat(
    ["codepipeline-pipeline-pipeline-execution-failed"],
    length(local.approved) == 0 ? [] : ["codepipeline-pipeline-manual-approval-needed"],
  )

  target {
    address = var.topic_arn
  }
}
