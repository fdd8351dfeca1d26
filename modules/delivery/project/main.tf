locals {
  # What CodeBuild calls the computers of each kind.
  types = {
    lambda    = "LINUX_LAMBDA_CONTAINER"
    container = "LINUX_CONTAINER"
    reserved  = "LINUX_CONTAINER"
  }
  lambda = var.compute.kind == "lambda"

  # docs.aws.amazon.com/codebuild/latest/userguide/lambda.html: Lambda keeps no cache.
  # On containers the cache is the host's own, there for the next build that lands on it.
  cache_modes = local.lambda ? [] : concat(
    ["LOCAL_SOURCE_CACHE", "LOCAL_CUSTOM_CACHE"],
    var.compute.privileged ? ["LOCAL_DOCKER_LAYER_CACHE"] : [],
  )

  folder = var.folder == "." ? "" : "${var.folder}/"

  buildspec = merge(
    {
      version = "0.2"
      phases  = { build = { commands = concat(var.folder == "." ? [] : ["cd '${var.folder}'"], var.commands) } }
    },
    length(var.exported_variables) == 0 ? {} : { env = { exported-variables = var.exported_variables } },
    var.reports == null ? {} : {
      reports = {
        (var.reports.name) = { base-directory = "${local.folder}${var.reports.folder}", files = var.reports.files, file-format = var.reports.format }
      }
    },
    local.lambda ? {} : { cache = { paths = var.cache_paths } },
  )
}

resource "aws_codebuild_project" "this" {
  # flota:waive codebuild-not-privileged only a service that is built from a Dockerfile asks for it: Docker does not run without

  name         = var.name
  description  = var.description
  service_role = aws_iam_role.this.arn

  # Lambda ends a build after 15 minutes, and takes no other limits.
  build_timeout  = local.lambda ? null : var.compute.minutes
  queued_timeout = local.lambda ? null : 60
  encryption_key = var.artifacts.key_arn

  source {
    type      = "CODEPIPELINE"
    buildspec = yamlencode(local.buildspec)
  }

  artifacts {
    type = "CODEPIPELINE"
  }

  environment {
    type                        = local.types[var.compute.kind]
    compute_type                = var.compute.size
    image                       = var.image.url
    image_pull_credentials_type = "SERVICE_ROLE"
    privileged_mode             = var.compute.privileged

    dynamic "fleet" {
      for_each = var.compute.kind == "reserved" ? [var.compute.fleet_arn] : []

      content {
        fleet_arn = fleet.value
      }
    }

    dynamic "environment_variable" {
      for_each = var.environment

      content {
        name  = environment_variable.key
        value = environment_variable.value
      }
    }

    dynamic "environment_variable" {
      for_each = var.secrets

      content {
        name  = environment_variable.key
        value = environment_variable.value.name
        type  = environment_variable.value.source == "ssm" ? "PARAMETER_STORE" : "SECRETS_MANAGER"
      }
    }
  }

  dynamic "cache" {
    for_each = local.lambda ? [] : [local.cache_modes]

    content {
      type  = "LOCAL"
      modes = cache.value
    }
  }

  logs_config {
    cloudwatch_logs {
      group_name  = var.logs.group
      stream_name = var.logs.stream
    }
  }
}
