output "state_bucket" {
  description = "Name of the bucket of all states."
  value       = module.state_bucket.name
}

output "artifact_bucket" {
  description = "Name of the bucket of build artifacts."
  value       = module.artifact_bucket.name
}

output "artifact_bucket_arn" {
  description = "ARN of that bucket."
  value       = module.artifact_bucket.arn
}

output "log_bucket" {
  description = "Name of the bucket of access logs."
  value       = module.log_bucket.name
}

output "keys" {
  description = "ARNs of the KMS keys: `state` and `delivery`."
  value = {
    state    = module.state_key.arn
    delivery = module.delivery_key.arn
  }
}

output "workspaces" {
  description = "Desktops: the registration code that people type into the client, their IDs by user, and the administrator's secret of a directory that was made here. Null where there are none."
  value = one([for w in module.workspaces : {
    registration_code        = w.registration_code
    ids                      = w.ids
    administrator_secret_arn = one([for d in module.directory : d.administrator_secret_arn])
  }])
}

output "connection_arn" {
  description = "Connection to the repository. A person finishes its handshake."
  value       = module.connection.arn
}

output "connection_status" {
  description = "`AVAILABLE` once a person has finished the handshake of the connection, `PENDING` before."
  value       = module.connection.status
}

output "build_image" {
  description = "The image of the pipelines' steps: its `repository_name`, `repository_arn` and `repository_url`, the `tag` that moves, and the `url` with it."
  value = {
    repository_name = module.build_image.name
    repository_arn  = module.build_image.arn
    repository_url  = module.build_image.url
    tag             = local.build_image_tag
    url             = "${module.build_image.url}:${local.build_image_tag}"
  }
}

output "notifications_topic_arn" {
  description = "Topic that pipelines tell."
  value       = module.notifications.topic_arn
}

output "build_fleet" {
  description = "`arn` and `size` of the machines that CodeBuild keeps ready. Null without."
  value       = one([for f in module.build_fleet : { arn = f.arn, size = f.size }])
}

output "signing_key_arn" {
  description = "KMS key with which the pipelines sign what they attest to their images. Null without."
  value       = one(module.signing_key[*].arn)
}

output "boundary_arn" {
  description = "Policy that the roles of all pipelines carry as their permissions boundary."
  value       = module.boundary.arn
}

output "audit" {
  description = "Where the trails and histories of all accounts go: `bucket` and `key_arn`. Null where none are kept."
  value       = local.audit
}

output "guard" {
  description = "What guards the account, as far as this stack makes it: `trail_arn`, `break_glass_role_arn`, `detector_id` and `recorder`."
  value = {
    trail_arn            = module.guard.trail_arn
    break_glass_role_arn = module.guard.break_glass_role_arn
    detector_id          = module.guard.detector_id
    recorder             = module.guard.recorder
  }
}
