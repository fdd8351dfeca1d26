# What the program is told. What the manifest says wins over what flota adds.
locals {
  databases = distinct([for s in values(var.service.secrets) : s.name if s.source == "database"])

  environment = merge(
    {
      FLOTA_SERVICE     = var.service.name
      FLOTA_ENVIRONMENT = var.environment
    },
    var.service.port != null ? { PORT = tostring(var.service.port) } : {},
    # Callers append the whole path, such as /accounts/42: the load balancer knows whose it is.
    { for n in var.service.needs : "${upper(replace(n, "-", "_"))}_URL" => var.base.internal_url },
    # Found by name, a service is called on its own port: there is no load balancer between.
    { for n, port in var.service.peers : "${upper(replace(n, "-", "_"))}_ADDRESS" => "${n}.${var.base.discovery.namespace}:${port}" },
    { for b in var.service.buckets : "${upper(replace(b, "-", "_"))}_BUCKET" => var.base.buckets[b].name },
    # The address of a database is no secret; its password comes beside it, in PGPASSWORD.
    {
      for variable, s in var.service.secrets :
      variable => "postgres://${var.base.databases[s.name].username}@${var.base.databases[s.name].endpoint}/${var.base.databases[s.name].name}?sslmode=require"
      if s.source == "database"
    },
    var.service.env,
  )

  secrets = merge(
    {
      for variable, s in var.service.secrets :
      variable => { kind = "parameter", arn = "arn:aws:ssm:${var.region}:${var.account}:parameter/${trimprefix(s.name, "/")}" }
      if s.source == "ssm"
    },
    {
      for variable, s in var.service.secrets :
      variable => { kind = "parameter", arn = module.parameter[s.name].arn }
      if s.source == "hcp"
    },
    # A secret of the environment's base is known by its whole ARN; any other by its name.
    {
      for variable, s in var.service.secrets :
      variable => { kind = "secret", arn = var.base.secrets[s.name].arn }
      if s.source == "secret" && contains(keys(var.base.secrets), s.name)
    },
    {
      for variable, s in var.service.secrets :
      variable => { kind = "secret", arn = "arn:aws:secretsmanager:${var.region}:${var.account}:secret:${s.name}", by_name = true }
      if s.source == "secret" && !contains(keys(var.base.secrets), s.name)
    },
    { for db in local.databases : "PGPASSWORD" => { kind = "secret", arn = var.base.databases[db].secret_arn, key = "password" } },
  )
}
