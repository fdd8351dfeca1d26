locals {
  approved = [for e in var.environments : e.name if e.approval]

  # In names of variables: user-data becomes USER_DATA.
  upper = { for e in var.environments : e.name => upper(replace(e.name, "-", "_")) }

  source = {
    name      = "Source"
    category  = "Source"
    provider  = "CodeStarSourceConnection"
    namespace = "Source"
    inputs    = []
    outputs   = ["source"]
    minutes   = null
    configuration = {
      ConnectionArn    = var.source_code.connection_arn
      FullRepositoryId = var.source_code.repository
      BranchName       = var.source_code.branch
      # The steps clone the repository, with its history.
      OutputArtifactFormat = "CODEBUILD_CLONE_REF"
      # The trigger above starts the pipeline; this would, on any push to the branch.
      DetectChanges = "false"
    }
  }

  # What every step is told of the execution that it is part of.
  execution = {
    FLOTA_EXECUTION = "#{codepipeline.PipelineExecutionId}"
    FLOTA_COMMIT    = "#{Source.CommitId}"
    FLOTA_BRANCH    = "#{Source.BranchName}"
  }

  steps = {
    for name, s in merge(
      {
        QA    = { project = var.projects.qa, namespace = null, environment = {} }
        Build = { project = var.projects.build, namespace = "Build", environment = {} }
      },
      { for e in var.environments : "Deploy-${e.name}" => { project = var.projects.deploy, namespace = null, environment = { FLOTA_ENV = e.name } } },
      ) : name => {
      # In Deploy-dev, the action is called Deploy: its stage says where to.
      name      = split("-", name)[0]
      category  = name == "QA" ? "Test" : "Build"
      provider  = "CodeBuild"
      namespace = s.namespace
      inputs    = ["source"]
      outputs   = []
      minutes   = null
      configuration = {
        ProjectName          = s.project
        EnvironmentVariables = jsonencode([for k, v in merge(local.execution, s.environment) : { name = k, value = v, type = "PLAINTEXT" }])
      }
    }
  }

  approvals = {
    for e in var.environments : e.name => {
      name      = "Approve"
      category  = "Approval"
      provider  = "Manual"
      namespace = null
      inputs    = []
      outputs   = []
      minutes   = var.approval_minutes
      configuration = {
        CustomData = "${var.service} to ${e.name}: #{Build.FLOTA_SUMMARY_${local.upper[e.name]}}"
      }
    } if e.approval
  }

  checks = [for s in [
    { parallel = true, name = "Verify", only_if = null, actions = [local.steps["QA"], local.steps["Build"]] },
    { parallel = false, name = "QA", only_if = null, actions = [local.steps["QA"]] },
    { parallel = false, name = "Build", only_if = null, actions = [local.steps["Build"]] },
  ] : s if s.parallel == var.parallel]

  stages = concat(
    [{ name = "Source", only_if = null, actions = [local.source] }],
    local.checks,
    flatten([for e in var.environments : concat(
      [for name in e.approval ? [e.name] : [] : {
        name = "Approve-${name}"
        only_if = !var.skip_empty_approval ? null : {
          Variable = "#{Build.FLOTA_CHANGES_${local.upper[name]}}"
          Operator = "NE"
          Value    = "0"
        }
        actions = [local.approvals[name]]
      }],
      [{ name = "Deploy-${e.name}", only_if = null, actions = [local.steps["Deploy-${e.name}"]] }],
    )]),
  )
}
