locals {
  name      = "${var.fleet}-${var.service.name}"
  role_path = "/${var.fleet}/pipeline/"
  pipelines = var.pipeline == null ? 0 : 1
  log_group = "/${var.fleet}/pipeline/${var.service.name}"

  # In names of variables: user-data becomes USER_DATA.
  upper = [for e in var.environments : upper(replace(e.name, "-", "_"))]

  steps = {
    qa = {
      description = "Checks and tests of ${local.name}"
      commands    = ["flota pipeline step qa"]
      exported    = []
      statements  = local.qa_rights
      reports     = { name = "tests", folder = ".flota/pipeline/reports", files = ["*.xml"] }
    }
    build = {
      description = "Image and plans of ${local.name}"
      commands    = ["flota pipeline step build", "flota pipeline step plan", ". .flota/pipeline/variables"]
      exported    = concat(["FLOTA_VERSION", "FLOTA_DIGEST"], formatlist("FLOTA_CHANGES_%s", local.upper), formatlist("FLOTA_SUMMARY_%s", local.upper))
      statements  = local.build_rights
      reports     = null
    }
    deploy = {
      description = "Apply and release of ${local.name}"
      commands    = ["flota pipeline step deploy"]
      exported    = []
      statements  = local.deploy_rights
      reports     = null
    }
  }
}

resource "aws_cloudwatch_log_group" "pipeline" {
  count = local.pipelines

  name              = local.log_group
  retention_in_days = var.log_retention_days
  kms_key_id        = var.shared.keys.delivery
}

module "step" {
  source   = "../../modules/delivery/project"
  for_each = { for name, step in local.steps : name => step if var.pipeline != null }

  name               = "${local.name}-${each.key}"
  description        = each.value.description
  account            = var.account
  region             = var.region
  role_path          = local.role_path
  folder             = var.pipeline.folder
  commands           = each.value.commands
  exported_variables = each.value.exported
  reports            = each.value.reports
  environment        = { FLOTA_SERVICE = var.service.name }
  secrets            = var.pipeline.secrets
  image              = { url = var.shared.build_image.url, repository_arn = var.shared.build_image.repository_arn }
  connection_arn     = var.shared.connection_arn
  statements         = each.value.statements

  permissions_boundary = var.shared.boundary_arn

  compute = merge(var.pipeline.steps[each.key], {
    size      = var.pipeline.steps[each.key].kind == "reserved" ? var.shared.build_fleet.size : var.pipeline.steps[each.key].size
    fleet_arn = var.pipeline.steps[each.key].kind == "reserved" ? var.shared.build_fleet.arn : null
  })

  logs = { group = aws_cloudwatch_log_group.pipeline[0].name, stream = each.key }

  artifacts = {
    bucket_arn = var.shared.artifact_bucket_arn
    # CodePipeline keeps a pipeline's artifacts under the first 20 characters of its name.
    prefix  = substr(local.name, 0, 20)
    key_arn = var.shared.keys.delivery
  }
}

module "pipeline" {
  source = "../../modules/delivery/pipeline"
  count  = local.pipelines

  name                = local.name
  service             = var.service.name
  account             = var.account
  region              = var.region
  role_path           = local.role_path
  environments        = [for e in var.environments : { name = e.name, approval = e.approval }]
  projects            = { for name, step in module.step : name => step.name }
  parallel            = var.pipeline.parallel
  skip_empty_approval = var.pipeline.skip_empty_approval
  approval_minutes    = var.pipeline.approval_minutes
  artifacts           = { bucket = var.shared.artifact_bucket, key_arn = var.shared.keys.delivery }
  topic_arn           = var.shared.notifications_topic_arn

  permissions_boundary = var.shared.boundary_arn

  source_code = {
    connection_arn = var.shared.connection_arn
    repository     = var.pipeline.repository
    branch         = var.pipeline.branch
    paths          = var.pipeline.paths
    ignore         = var.pipeline.ignore
    tags           = var.pipeline.tags
  }
}
