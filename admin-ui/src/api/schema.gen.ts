// Made by `npm run types` from admin-service/openapi.json. Do not edit.

export interface paths {
    "/api/ai/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["watchRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/gateways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listGateways"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/instance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getInstance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listKeys"];
        put?: never;
        post: operations["createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getKey"];
        put?: never;
        post?: never;
        delete: operations["revokeKey"];
        options?: never;
        head?: never;
        patch: operations["changeKey"];
        trace?: never;
    };
    "/api/ai/keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["rotateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["whoAmI"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["changeOwnPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listModels"];
        put: operations["writeModels"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/models/aliases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listAliases"];
        put?: never;
        post: operations["createAlias"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/models/aliases/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getAlias"];
        put: operations["putAlias"];
        post?: never;
        delete: operations["deleteAlias"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/models/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["resolveModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPeople"];
        put?: never;
        post: operations["createPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPerson"];
        put?: never;
        post?: never;
        delete: operations["deletePerson"];
        options?: never;
        head?: never;
        patch: operations["changePerson"];
        trace?: never;
    };
    "/api/ai/pricing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPrices"];
        put: operations["addPrices"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/pricing/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPriceHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/pricing/reprice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["startReprice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/pricing/reprice/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getReprice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/pricing/reprice/{run}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["undoReprice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/pricing/unpriced": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listUnpricedModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listProviders"];
        put?: never;
        post: operations["createProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/providers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getProvider"];
        put?: never;
        post?: never;
        delete: operations["deleteProvider"];
        options?: never;
        head?: never;
        patch: operations["changeProvider"];
        trace?: never;
    };
    "/api/ai/providers/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["testProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/providers/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["testNewProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listRules"];
        put?: never;
        post: operations["createRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getRule"];
        put?: never;
        post?: never;
        delete: operations["deleteRule"];
        options?: never;
        head?: never;
        patch: operations["changeRule"];
        trace?: never;
    };
    "/api/ai/usage/by-provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getUsageByProvider"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/usage/by-tag": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getUsageByTag"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/usage/by/{dimension}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getUsageBy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/usage/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/usage/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getConversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/usage/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["exportUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/usage/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listQuarantine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/usage/recent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/usage/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["findRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/usage/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getUsageSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/usage/timeseries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getUsageTimeseries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/usage/top-models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getTopModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AliasEntry: {
            fallbacks: string[];
            name: string;
            target: string;
        };
        AliasRequest: {
            fallbacks?: string[] | null;
            name?: string | null;
            target: string;
        };
        AttemptRecord: {
            /** Format: int64 */
            readonly completion_tokens: number;
            cost_usd: string | null;
            /** Format: int64 */
            input_audio: number;
            /** Format: int64 */
            input_cache_read: number;
            /** Format: int64 */
            input_cache_write_1h: number;
            /** Format: int64 */
            input_cache_write_5m: number;
            /** Format: int64 */
            input_uncached: number;
            model: string;
            /** Format: int64 */
            ms: number;
            /** Format: int64 */
            output_audio: number;
            /** Format: int64 */
            output_reasoning: number;
            /** Format: int64 */
            output_text: number;
            /** @enum {string} */
            phase: "not_sent" | "sent" | "headers" | "content" | "done";
            /** Format: int64 */
            readonly prompt_tokens: number;
            provider: string;
            provider_request_id: string | null;
            /** Format: int32 */
            status: number | null;
            /** Format: int64 */
            readonly total_tokens: number;
            /** @enum {string} */
            usage_source: "provider" | "provider_partial" | "estimated" | "none";
            why: string;
        };
        AuditActor: {
            id: string;
            kind: string;
            name: string;
        };
        AuditEntry: {
            action: string;
            actor: components["schemas"]["AuditActor"];
            after: unknown;
            /** Format: date-time */
            at: string;
            before: unknown;
            hash: string;
            /** Format: int64 */
            seq: number;
            subject: string;
        };
        BucketItem: {
            /** Format: double */
            avg_latency_ms: number | null;
            /** Format: double */
            avg_ttft_ms: number | null;
            /** Format: date-time */
            bucket: string;
            /** Format: int64 */
            byok_count: number;
            /** Format: int64 */
            client_closed_count: number;
            completion_tokens: number;
            cost_microcents: number;
            cost_usd: string;
            /** Format: int64 */
            error_count: number;
            /** Format: int64 */
            estimated_requests: number;
            input_audio: number;
            input_cache_read: number;
            input_cache_write_1h: number;
            input_cache_write_5m: number;
            input_uncached: number;
            output_audio: number;
            output_reasoning: number;
            output_text: number;
            /** Format: int64 */
            p50_latency_ms: number | null;
            /** Format: int64 */
            p50_ttft_ms: number | null;
            /** Format: int64 */
            p95_latency_ms: number | null;
            /** Format: int64 */
            p95_ttft_ms: number | null;
            /** Format: int64 */
            p99_latency_ms: number | null;
            /** Format: int64 */
            p99_ttft_ms: number | null;
            prompt_tokens: number;
            /** Format: int64 */
            requests: number;
            /** Format: int64 */
            streaming_count: number;
            total_tokens: number;
            /** Format: int64 */
            unpriced_requests: number;
        };
        CatalogView: {
            aliases: components["schemas"]["AliasEntry"][];
            items: components["schemas"]["ModelView"][];
            next_cursor: string | null;
        };
        ChangedRule: {
            models?: string[] | null;
        };
        Circuit: {
            /** Format: int32 */
            calls: number;
            /** Format: float */
            failure_rate: number | null;
            model: string;
            provider: string;
            state: string;
        };
        CircuitView: {
            /** Format: int32 */
            calls: number;
            /** Format: float */
            failure_rate: number | null;
            gateway: string;
            model: string;
            /** @enum {string} */
            state: "closed" | "open" | "half_open";
        };
        ClientGone: {
            /** @enum {string|null|null} */
            stream?: "cancel" | "drain" | null;
            /** @enum {string|null|null} */
            whole?: "cancel" | "drain" | null;
        };
        Conversation: {
            /** Format: double */
            avg_latency_ms: number | null;
            /** Format: double */
            avg_ttft_ms: number | null;
            /** Format: int64 */
            byok_count: number;
            /** Format: int64 */
            client_closed_count: number;
            completion_tokens: number;
            conversation_id: string;
            cost_microcents: number;
            cost_usd: string;
            /** Format: int64 */
            error_count: number;
            /** Format: int64 */
            estimated_requests: number;
            /** Format: date-time */
            first_at: string;
            input_audio: number;
            input_cache_read: number;
            input_cache_write_1h: number;
            input_cache_write_5m: number;
            input_uncached: number;
            /** Format: date-time */
            last_at: string;
            output_audio: number;
            output_reasoning: number;
            output_text: number;
            /** Format: int64 */
            p50_latency_ms: number | null;
            /** Format: int64 */
            p50_ttft_ms: number | null;
            /** Format: int64 */
            p95_latency_ms: number | null;
            /** Format: int64 */
            p95_ttft_ms: number | null;
            /** Format: int64 */
            p99_latency_ms: number | null;
            /** Format: int64 */
            p99_ttft_ms: number | null;
            prompt_tokens: number;
            /** Format: int64 */
            requests: number;
            /** Format: int64 */
            streaming_count: number;
            total_tokens: number;
            /** Format: int64 */
            unpriced_requests: number;
        };
        ConversationDetail: {
            /** Format: double */
            avg_latency_ms: number | null;
            /** Format: double */
            avg_ttft_ms: number | null;
            /** Format: int64 */
            byok_count: number;
            /** Format: int64 */
            client_closed_count: number;
            completion_tokens: number;
            conversation_id: string;
            cost_microcents: number;
            cost_usd: string;
            /** Format: int64 */
            error_count: number;
            /** Format: int64 */
            estimated_requests: number;
            input_audio: number;
            input_cache_read: number;
            input_cache_write_1h: number;
            input_cache_write_5m: number;
            input_uncached: number;
            items: components["schemas"]["UsageRecord"][];
            next_cursor: string | null;
            output_audio: number;
            output_reasoning: number;
            output_text: number;
            /** Format: int64 */
            p50_latency_ms: number | null;
            /** Format: int64 */
            p50_ttft_ms: number | null;
            /** Format: int64 */
            p95_latency_ms: number | null;
            /** Format: int64 */
            p95_ttft_ms: number | null;
            /** Format: int64 */
            p99_latency_ms: number | null;
            /** Format: int64 */
            p99_ttft_ms: number | null;
            prompt_tokens: number;
            /** Format: int64 */
            requests: number;
            /** Format: int64 */
            streaming_count: number;
            total_tokens: number;
            /** Format: int64 */
            unpriced_requests: number;
        };
        Csrf: {
            header: string;
            token: string;
        };
        GatewayView: {
            circuits: components["schemas"]["Circuit"][];
            degraded: string[];
            gateway: string;
            is_current: boolean;
            snapshot_version: string | null;
            spool: components["schemas"]["Spool"];
            /** Format: date-time */
            started_at: string;
            /** Format: date-time */
            told_at: string;
            version: string;
        };
        GroupItem: {
            /** Format: double */
            avg_latency_ms: number | null;
            /** Format: double */
            avg_ttft_ms: number | null;
            /** Format: int64 */
            byok_count: number;
            /** Format: int64 */
            client_closed_count: number;
            completion_tokens: number;
            cost_microcents: number;
            cost_usd: string;
            /** Format: int64 */
            error_count: number;
            /** Format: int64 */
            estimated_requests: number;
            input_audio: number;
            input_cache_read: number;
            input_cache_write_1h: number;
            input_cache_write_5m: number;
            input_uncached: number;
            output_audio: number;
            output_reasoning: number;
            output_text: number;
            /** Format: int64 */
            p50_latency_ms: number | null;
            /** Format: int64 */
            p50_ttft_ms: number | null;
            /** Format: int64 */
            p95_latency_ms: number | null;
            /** Format: int64 */
            p95_ttft_ms: number | null;
            /** Format: int64 */
            p99_latency_ms: number | null;
            /** Format: int64 */
            p99_ttft_ms: number | null;
            prompt_tokens: number;
            /** Format: int64 */
            requests: number;
            /** Format: int64 */
            streaming_count: number;
            total_tokens: number;
            /** Format: int64 */
            unpriced_requests: number;
            value: string | null;
        };
        InstanceView: {
            provider_keys: components["schemas"]["KeyStorage"];
            /** Format: int64 */
            retention_days: number | null;
            version: string | null;
        };
        ItemsBucketItem: {
            items: components["schemas"]["BucketItem"][];
        };
        ItemsGroupItem: {
            items: components["schemas"]["GroupItem"][];
        };
        ItemsModelItem: {
            items: components["schemas"]["ModelItem"][];
        };
        ItemsProviderItem: {
            items: components["schemas"]["ProviderItem"][];
        };
        ItemsQuarantinedRecord: {
            items: components["schemas"]["QuarantinedRecord"][];
        };
        ItemsTagItem: {
            items: components["schemas"]["TagItem"][];
        };
        ItemsUsageRecord: {
            items: components["schemas"]["UsageRecord"][];
        };
        KeySettings: {
            byok?: boolean;
            capture?: boolean;
            client_gone?: components["schemas"]["ClientGone"] | null;
            /** Format: date-time */
            expires_at?: string | null;
            is_active?: boolean;
            models?: string[];
            name: string;
            permissions?: ("read" | "execute" | "admin")[];
            tags?: {
                [key: string]: string;
            };
            team?: string | null;
            user?: string | null;
        };
        KeySettingsChange: {
            byok?: boolean | null;
            capture?: boolean | null;
            client_gone?: components["schemas"]["ClientGone"] | null;
            /** Format: date-time */
            expires_at?: string | null;
            is_active?: boolean | null;
            models?: string[] | null;
            name?: string | null;
            permissions?: ("read" | "execute" | "admin")[] | null;
            tags?: {
                [key: string]: string;
            } | null;
            team?: string | null;
            user?: string | null;
        };
        KeyStorage: {
            /** @enum {string} */
            kept_in: "vault" | "database";
            vault_path: string | null;
            vault_url: string | null;
        };
        KeyView: {
            byok: boolean;
            capture: boolean;
            client_gone: components["schemas"]["ClientGone"] | null;
            /** Format: date-time */
            created_at: string;
            created_by: string;
            /** Format: date-time */
            expires_at: string | null;
            id: string;
            is_active: boolean;
            key?: string;
            key_masked: string;
            models: string[];
            name: string;
            permissions: ("read" | "execute" | "admin")[];
            /** @enum {string|null} */
            refused: "revoked" | "disabled" | "expired" | null;
            /** Format: date-time */
            revoked_at: string | null;
            /** Format: date-time */
            rotated_until: string | null;
            tags: {
                [key: string]: string;
            };
            team: string | null;
            user: string | null;
        };
        LiveRequests: {
            items: components["schemas"]["UsageRecord"][];
            /** Format: int64 */
            missed: number;
        };
        Me: {
            csrf: components["schemas"]["Csrf"] | null;
            id: string;
            /** @enum {string} */
            kind: "person" | "key";
            name: string;
            permissions: ("read" | "execute" | "admin" | "ledger")[];
            team: string | null;
            user: string | null;
        };
        ModelEntry: {
            capabilities: string[];
            /** Format: int64 */
            context_length: number | null;
            /** Format: int64 */
            created: number;
            display_name: string;
            kind: string;
            /** Format: int64 */
            max_output_tokens: number | null;
            name: string;
            provider: string;
        };
        ModelItem: {
            /** Format: double */
            avg_latency_ms: number | null;
            /** Format: double */
            avg_ttft_ms: number | null;
            /** Format: int64 */
            byok_count: number;
            /** Format: int64 */
            client_closed_count: number;
            completion_tokens: number;
            cost_microcents: number;
            cost_usd: string;
            /** Format: int64 */
            error_count: number;
            /** Format: int64 */
            estimated_requests: number;
            input_audio: number;
            input_cache_read: number;
            input_cache_write_1h: number;
            input_cache_write_5m: number;
            input_uncached: number;
            model: string | null;
            output_audio: number;
            output_reasoning: number;
            output_text: number;
            /** Format: int64 */
            p50_latency_ms: number | null;
            /** Format: int64 */
            p50_ttft_ms: number | null;
            /** Format: int64 */
            p95_latency_ms: number | null;
            /** Format: int64 */
            p95_ttft_ms: number | null;
            /** Format: int64 */
            p99_latency_ms: number | null;
            /** Format: int64 */
            p99_ttft_ms: number | null;
            prompt_tokens: number;
            /** Format: int64 */
            requests: number;
            /** Format: int64 */
            streaming_count: number;
            total_tokens: number;
            /** Format: int64 */
            unpriced_requests: number;
        };
        ModelRequest: {
            capabilities?: string[] | null;
            /** Format: int64 */
            context_length?: number | null;
            /** Format: int64 */
            created?: number | null;
            display_name?: string | null;
            /** @enum {string|null} */
            kind?: "chat" | "embedding" | null;
            /** Format: int64 */
            max_output_tokens?: number | null;
            name: string;
            provider: string;
        };
        ModelsRequest: {
            items: components["schemas"]["ModelRequest"][];
        };
        ModelView: {
            capabilities: string[];
            /** Format: int64 */
            context_length: number | null;
            /** Format: int64 */
            created: number;
            display_name: string;
            kind: string;
            /** Format: int64 */
            max_output_tokens: number | null;
            name: string;
            /** @enum {string} */
            price: "priced" | "unpriced";
            price_id: string | null;
            provider: string;
            usable: boolean;
        };
        NewPassword: {
            current: string;
            new: string;
        };
        NewRule: {
            models: string[];
            /** @enum {string} */
            scope: "instance" | "team" | "key" | "user" | "tag";
            subject?: string | null;
        };
        PageAliasEntry: {
            items: components["schemas"]["AliasEntry"][];
            next_cursor: string | null;
        };
        PageAuditEntry: {
            items: components["schemas"]["AuditEntry"][];
            next_cursor: string | null;
        };
        PageConversation: {
            items: components["schemas"]["Conversation"][];
            next_cursor: string | null;
        };
        PageGatewayView: {
            items: components["schemas"]["GatewayView"][];
            next_cursor: string | null;
        };
        PageKeyView: {
            items: components["schemas"]["KeyView"][];
            next_cursor: string | null;
        };
        PageModelEntry: {
            items: components["schemas"]["ModelEntry"][];
            next_cursor: string | null;
        };
        PagePersonView: {
            items: components["schemas"]["PersonView"][];
            next_cursor: string | null;
        };
        PagePriceView: {
            items: components["schemas"]["PriceView"][];
            next_cursor: string | null;
        };
        PageProviderView: {
            items: components["schemas"]["ProviderView"][];
            next_cursor: string | null;
        };
        PageRuleView: {
            items: components["schemas"]["RuleView"][];
            next_cursor: string | null;
        };
        PageUnpricedModel: {
            items: components["schemas"]["UnpricedModel"][];
            next_cursor: string | null;
        };
        PageUsageRecord: {
            items: components["schemas"]["UsageRecord"][];
            next_cursor: string | null;
        };
        PersonSettings: {
            email?: string | null;
            is_active?: boolean;
            name: string;
            password?: string | null;
            /** @enum {string} */
            role?: "viewer" | "member" | "owner" | "admin";
            sees_ledger?: boolean;
            team?: string | null;
        };
        PersonSettingsChange: {
            email?: string | null;
            is_active?: boolean | null;
            name?: string | null;
            password?: string | null;
            /** @enum {string|null} */
            role?: "viewer" | "member" | "owner" | "admin" | null;
            sees_ledger?: boolean | null;
            team?: string | null;
        };
        PersonView: {
            /** Format: date-time */
            created_at: string;
            email: string | null;
            has_password: boolean;
            id: string;
            is_active: boolean;
            issuer: string | null;
            name: string;
            /** @enum {string} */
            role: "viewer" | "member" | "owner" | "admin";
            sees_ledger: boolean;
            team: string | null;
        };
        PriceRequest: {
            input_audio?: string;
            input_cache_read?: string;
            input_cache_write_1h?: string;
            input_cache_write_5m?: string;
            input_uncached?: string;
            model: string;
            output_audio?: string;
            output_reasoning?: string;
            output_text?: string;
            prefix?: boolean;
            provider?: string | null;
            service_tiers?: {
                [key: string]: components["schemas"]["ScheduleView"];
            } | null;
            source?: string | null;
            tiers?: components["schemas"]["TierView"][] | null;
            /** Format: date-time */
            valid_from?: string | null;
            /** Format: date-time */
            valid_to?: string | null;
        };
        PricesRequest: {
            items: components["schemas"]["PriceRequest"][];
        };
        PriceView: {
            author: string;
            /** Format: date-time */
            created_at: string;
            id: string;
            input_audio?: string;
            input_cache_read?: string;
            input_cache_write_1h?: string;
            input_cache_write_5m?: string;
            input_uncached?: string;
            is_bundled: boolean;
            model: string;
            output_audio?: string;
            output_reasoning?: string;
            output_text?: string;
            prefix: boolean;
            provider?: string;
            service_tiers: {
                [key: string]: components["schemas"]["ScheduleView"];
            };
            source: string;
            tiers: components["schemas"]["TierView"][];
            /** Format: date-time */
            valid_from: string;
            /** Format: date-time */
            valid_to?: string;
        };
        Problem: {
            code: string;
            detail: string;
            param?: string;
            /** Format: int32 */
            status: number;
            title: string;
            type: string;
        };
        ProviderItem: {
            /** Format: double */
            avg_latency_ms: number | null;
            /** Format: double */
            avg_ttft_ms: number | null;
            /** Format: int64 */
            byok_count: number;
            /** Format: int64 */
            client_closed_count: number;
            completion_tokens: number;
            cost_microcents: number;
            cost_usd: string;
            /** Format: int64 */
            error_count: number;
            /** Format: int64 */
            estimated_requests: number;
            input_audio: number;
            input_cache_read: number;
            input_cache_write_1h: number;
            input_cache_write_5m: number;
            input_uncached: number;
            output_audio: number;
            output_reasoning: number;
            output_text: number;
            /** Format: int64 */
            p50_latency_ms: number | null;
            /** Format: int64 */
            p50_ttft_ms: number | null;
            /** Format: int64 */
            p95_latency_ms: number | null;
            /** Format: int64 */
            p95_ttft_ms: number | null;
            /** Format: int64 */
            p99_latency_ms: number | null;
            /** Format: int64 */
            p99_ttft_ms: number | null;
            prompt_tokens: number;
            provider: string | null;
            /** Format: int64 */
            requests: number;
            /** Format: int64 */
            streaming_count: number;
            total_tokens: number;
            /** Format: int64 */
            unpriced_requests: number;
        };
        ProviderRequest: {
            api_key?: string | null;
            base_url?: string | null;
            credential?: string | null;
            default_model?: string | null;
            dialect?: string | null;
            display_name?: string | null;
            embeddings?: boolean | null;
            is_active?: boolean | null;
            owners?: string[] | null;
            prefixes?: string[] | null;
            provider: string;
            quirks?: string[] | null;
            skip_test?: boolean | null;
        };
        ProviderRequestChange: {
            api_key?: string | null;
            base_url?: string | null;
            credential?: string | null;
            default_model?: string | null;
            dialect?: string | null;
            display_name?: string | null;
            embeddings?: boolean | null;
            is_active?: boolean | null;
            owners?: string[] | null;
            prefixes?: string[] | null;
            provider?: string | null;
            quirks?: string[] | null;
            skip_test?: boolean | null;
        };
        ProviderTest: {
            error?: string;
            /** Format: int64 */
            latency_ms: number;
            provider: string;
            success: boolean;
        };
        ProviderView: {
            api_key_masked: string | null;
            base_url: string;
            circuits: components["schemas"]["CircuitView"][];
            /** Format: date-time */
            created_at: string;
            /** @enum {string} */
            credential: "bearer" | "x-api-key" | "x-goog-api-key" | "api-key" | "none";
            default_model: string | null;
            /** @enum {string} */
            dialect: "openai" | "anthropic" | "gemini";
            display_name: string;
            embeddings: boolean;
            id: string;
            is_active: boolean;
            is_custom: boolean;
            key_id: string | null;
            /** Format: int64 */
            key_version: number | null;
            label: string;
            /** Format: date-time */
            last_verified: string | null;
            owners: string[];
            prefixes: string[];
            provider: string;
            quirks: string[];
            /** Format: date-time */
            updated_at: string;
        };
        QuarantinedRecord: {
            gateway: string;
            /** Format: uuid */
            id: string;
            reason: string;
            /** Format: date-time */
            received_at: string;
            record: string;
        };
        RepriceRequest: {
            dry_run?: boolean | null;
            /** Format: date-time */
            from?: string | null;
            model?: string | null;
            /** Format: date-time */
            to?: string | null;
        };
        RepriceRun: {
            author: string;
            cost_usd_after: string;
            cost_usd_before: string;
            dry_run: boolean;
            error: string | null;
            /** Format: date-time */
            finished_at: string | null;
            /** Format: date-time */
            from: string;
            model: string | null;
            /** Format: int64 */
            rows: number;
            /** Format: int64 */
            rows_changed: number;
            /** Format: uuid */
            run: string;
            /** Format: date-time */
            started_at: string;
            /** @enum {string} */
            state: "running" | "done" | "failed" | "undone";
            /** Format: date-time */
            to: string;
            /** Format: date-time */
            undone_at: string | null;
            /** Format: int64 */
            unpriced_after: number;
            /** Format: int64 */
            unpriced_before: number;
        };
        Rotation: {
            /** Format: int64 */
            overlap?: number | null;
        };
        RouteView: {
            fallbacks: components["schemas"]["TargetView"][];
            is_listed: boolean;
            model: string;
            name: string;
            /** @enum {string} */
            price: "priced" | "unpriced";
            provider: string;
            usable: boolean;
        };
        RuleView: {
            /** Format: date-time */
            created_at: string;
            id: string;
            models: string[];
            /** @enum {string} */
            scope: "instance" | "team" | "key" | "user" | "tag";
            subject: string;
            /** Format: date-time */
            updated_at: string;
        };
        ScheduleView: {
            input_audio?: string;
            input_cache_read?: string;
            input_cache_write_1h?: string;
            input_cache_write_5m?: string;
            input_uncached?: string;
            output_audio?: string;
            output_reasoning?: string;
            output_text?: string;
            tiers: components["schemas"]["TierView"][];
        };
        SignIn: {
            password: string;
            user: string;
        };
        Spool: {
            /** Format: int64 */
            bytes: number;
            /** Format: int64 */
            lost: number;
            /** Format: int64 */
            waiting: number;
        };
        TagItem: {
            /** Format: double */
            avg_latency_ms: number | null;
            /** Format: double */
            avg_ttft_ms: number | null;
            /** Format: int64 */
            byok_count: number;
            /** Format: int64 */
            client_closed_count: number;
            completion_tokens: number;
            cost_microcents: number;
            cost_usd: string;
            /** Format: int64 */
            error_count: number;
            /** Format: int64 */
            estimated_requests: number;
            input_audio: number;
            input_cache_read: number;
            input_cache_write_1h: number;
            input_cache_write_5m: number;
            input_uncached: number;
            output_audio: number;
            output_reasoning: number;
            output_text: number;
            /** Format: int64 */
            p50_latency_ms: number | null;
            /** Format: int64 */
            p50_ttft_ms: number | null;
            /** Format: int64 */
            p95_latency_ms: number | null;
            /** Format: int64 */
            p95_ttft_ms: number | null;
            /** Format: int64 */
            p99_latency_ms: number | null;
            /** Format: int64 */
            p99_ttft_ms: number | null;
            prompt_tokens: number;
            /** Format: int64 */
            requests: number;
            /** Format: int64 */
            streaming_count: number;
            total_tokens: number;
            /** Format: int64 */
            unpriced_requests: number;
            value: string | null;
        };
        TargetView: {
            is_listed: boolean;
            model: string;
            name: string;
            /** @enum {string} */
            price: "priced" | "unpriced";
            provider: string;
            usable: boolean;
        };
        TierView: {
            /** Format: int64 */
            above_prompt_tokens: number;
            input_audio?: string;
            input_cache_read?: string;
            input_cache_write_1h?: string;
            input_cache_write_5m?: string;
            input_uncached?: string;
            output_audio?: string;
            output_reasoning?: string;
            output_text?: string;
        };
        UnpricedModel: {
            completion_tokens: number;
            /** Format: date-time */
            first_seen: string;
            /** Format: date-time */
            last_seen: string;
            model: string;
            prompt_tokens: number;
            provider: string | null;
            /** Format: int64 */
            requests: number;
            service_tier: string | null;
        };
        UsageRecord: {
            attempts: components["schemas"]["AttemptRecord"][];
            byok_fingerprint: string | null;
            /** Format: int64 */
            readonly completion_tokens: number;
            conversation_id: string | null;
            /** Format: int64 */
            readonly cost_microcents: number | null;
            cost_usd: string | null;
            error_code: string | null;
            finish_reason: string | null;
            front: string;
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            input_audio: number;
            /** Format: int64 */
            input_cache_read: number;
            /** Format: int64 */
            input_cache_write_1h: number;
            /** Format: int64 */
            input_cache_write_5m: number;
            /** Format: int64 */
            input_uncached: number;
            is_byok: boolean;
            is_streaming: boolean;
            key_id: string;
            /** Format: int64 */
            latency_ms: number;
            model_requested: string | null;
            model_served: string | null;
            /** @enum {string} */
            outcome: "ok" | "client_error" | "provider_error" | "timeout" | "client_closed" | "limited" | "budget" | "interrupted" | "internal";
            /** Format: int64 */
            output_audio: number;
            /** Format: int64 */
            output_reasoning: number;
            /** Format: int64 */
            output_text: number;
            /** Format: int64 */
            overhead_us: number | null;
            price_id: string | null;
            /** Format: int64 */
            readonly prompt_tokens: number;
            provider: string | null;
            provider_cost_usd: string | null;
            provider_key_id: string | null;
            provider_request_id: string | null;
            request_id: string;
            service_tier: string | null;
            /** Format: date-time */
            started_at: string;
            /** Format: int32 */
            status: number;
            tags: {
                [key: string]: string;
            };
            team: string | null;
            /** Format: int64 */
            readonly total_tokens: number;
            trace_id: string | null;
            /** Format: int64 */
            ttft_ms: number | null;
            /** @enum {string} */
            usage_source: "provider" | "provider_partial" | "estimated" | "none";
            user: string | null;
        };
        UsageSummary: {
            /** Format: double */
            avg_latency_ms: number | null;
            /** Format: double */
            avg_ttft_ms: number | null;
            by_model: components["schemas"]["ModelItem"][];
            /** Format: int64 */
            byok_count: number;
            /** Format: int64 */
            client_closed_count: number;
            completion_tokens: number;
            cost_microcents: number;
            cost_usd: string;
            /** Format: int64 */
            error_count: number;
            /** Format: int64 */
            estimated_requests: number;
            /** Format: date-time */
            from: string;
            input_audio: number;
            input_cache_read: number;
            input_cache_write_1h: number;
            input_cache_write_5m: number;
            input_uncached: number;
            output_audio: number;
            output_reasoning: number;
            output_text: number;
            /** Format: int64 */
            p50_latency_ms: number | null;
            /** Format: int64 */
            p50_ttft_ms: number | null;
            /** Format: int64 */
            p95_latency_ms: number | null;
            /** Format: int64 */
            p95_ttft_ms: number | null;
            /** Format: int64 */
            p99_latency_ms: number | null;
            /** Format: int64 */
            p99_ttft_ms: number | null;
            prompt_tokens: number;
            /** Format: int64 */
            requests: number;
            /** Format: int64 */
            streaming_count: number;
            /** Format: date-time */
            to: string;
            total_cost_microcents: number;
            total_cost_usd: string;
            total_input_tokens: number;
            total_output_tokens: number;
            /** Format: int64 */
            total_requests: number;
            total_tokens: number;
            /** Format: int64 */
            unpriced_requests: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAuditEntries: {
        parameters: {
            query?: {
                action?: string;
                actor?: string;
                cursor?: string;
                from?: string;
                limit?: number;
                subject?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageAuditEntry"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watchRequests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most one event a second, named requests; a comment after 15 s of silence */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["LiveRequests"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listGateways: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageGatewayView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInstance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageKeyView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeySettings"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeySettingsChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Rotation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    whoAmI: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeOwnPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listModels: {
        parameters: {
            query?: {
                provider?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    writeModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModelsRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageModelEntry"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAliases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageAliasEntry"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createAlias: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AliasRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AliasEntry"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAlias: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AliasEntry"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putAlias: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AliasRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AliasEntry"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteAlias: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resolveModel: {
        parameters: {
            query: {
                name: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagePersonView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPerson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonSettings"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deletePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonSettingsChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPrices: {
        parameters: {
            query?: {
                at?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagePriceView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addPrices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PricesRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagePriceView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPriceHistory: {
        parameters: {
            query: {
                model: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagePriceView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startReprice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RepriceRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepriceRun"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReprice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepriceRun"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoReprice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepriceRun"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUnpricedModels: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageUnpricedModel"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageProviderView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createProvider: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderRequestChange"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderRequestChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderTest"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testNewProvider: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderRequestChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderTest"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageRuleView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRule"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangedRule"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUsageByProvider: {
        parameters: {
            query?: {
                byok?: boolean;
                conversation?: string;
                /** @description false leaves out the invented usage of the keys demo-… */
                demo?: boolean;
                /** @description ISO 8601 with an offset, or a date: its midnight in tz */
                from?: string;
                /** @description the endpoint, such as chat.completions */
                front?: string;
                /** @description the id of a gateway key */
                key?: string;
                /** @description USD */
                max_cost?: string;
                max_tokens?: number;
                /** @description USD */
                min_cost?: string;
                min_tokens?: number;
                model?: string;
                order?: "requests" | "tokens" | "cost";
                /** @description such as 24h, 7d, 30d: until to */
                period?: string;
                provider?: string;
                /** @description 429, 4xx, error, or an outcome such as timeout */
                status?: string;
                streaming?: boolean;
                /** @description name:value pairs, all of which must match */
                tags?: string[];
                team?: string;
                /** @description the first moment that is out; now where absent */
                to?: string;
                /** @description the time zone of dates and buckets; UTC where absent */
                tz?: string;
                user?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsProviderItem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUsageByTag: {
        parameters: {
            query: {
                byok?: boolean;
                conversation?: string;
                /** @description false leaves out the invented usage of the keys demo-… */
                demo?: boolean;
                /** @description ISO 8601 with an offset, or a date: its midnight in tz */
                from?: string;
                /** @description the endpoint, such as chat.completions */
                front?: string;
                /** @description the id of a gateway key */
                key?: string;
                /** @description USD */
                max_cost?: string;
                max_tokens?: number;
                /** @description USD */
                min_cost?: string;
                min_tokens?: number;
                model?: string;
                name: string;
                order?: "requests" | "tokens" | "cost";
                /** @description such as 24h, 7d, 30d: until to */
                period?: string;
                provider?: string;
                /** @description 429, 4xx, error, or an outcome such as timeout */
                status?: string;
                streaming?: boolean;
                /** @description name:value pairs, all of which must match */
                tags?: string[];
                team?: string;
                /** @description the first moment that is out; now where absent */
                to?: string;
                /** @description the time zone of dates and buckets; UTC where absent */
                tz?: string;
                user?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsTagItem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUsageBy: {
        parameters: {
            query?: {
                byok?: boolean;
                conversation?: string;
                /** @description false leaves out the invented usage of the keys demo-… */
                demo?: boolean;
                /** @description ISO 8601 with an offset, or a date: its midnight in tz */
                from?: string;
                /** @description the endpoint, such as chat.completions */
                front?: string;
                /** @description the id of a gateway key */
                key?: string;
                /** @description USD */
                max_cost?: string;
                max_tokens?: number;
                /** @description USD */
                min_cost?: string;
                min_tokens?: number;
                model?: string;
                order?: "requests" | "tokens" | "cost";
                /** @description such as 24h, 7d, 30d: until to */
                period?: string;
                provider?: string;
                /** @description 429, 4xx, error, or an outcome such as timeout */
                status?: string;
                streaming?: boolean;
                /** @description name:value pairs, all of which must match */
                tags?: string[];
                team?: string;
                /** @description the first moment that is out; now where absent */
                to?: string;
                /** @description the time zone of dates and buckets; UTC where absent */
                tz?: string;
                user?: string;
            };
            header?: never;
            path: {
                dimension: "model" | "provider" | "key" | "user" | "team" | "front" | "outcome";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsGroupItem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listConversations: {
        parameters: {
            query?: {
                byok?: boolean;
                conversation?: string;
                cursor?: string;
                /** @description false leaves out the invented usage of the keys demo-… */
                demo?: boolean;
                /** @description ISO 8601 with an offset, or a date: its midnight in tz */
                from?: string;
                /** @description the endpoint, such as chat.completions */
                front?: string;
                /** @description the id of a gateway key */
                key?: string;
                limit?: number;
                /** @description USD */
                max_cost?: string;
                max_tokens?: number;
                /** @description USD */
                min_cost?: string;
                min_tokens?: number;
                model?: string;
                /** @description such as 24h, 7d, 30d: until to */
                period?: string;
                provider?: string;
                /** @description 429, 4xx, error, or an outcome such as timeout */
                status?: string;
                streaming?: boolean;
                /** @description name:value pairs, all of which must match */
                tags?: string[];
                team?: string;
                /** @description the first moment that is out; now where absent */
                to?: string;
                /** @description the time zone of dates and buckets; UTC where absent */
                tz?: string;
                user?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageConversation"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getConversation: {
        parameters: {
            query?: {
                byok?: boolean;
                conversation?: string;
                cursor?: string;
                /** @description false leaves out the invented usage of the keys demo-… */
                demo?: boolean;
                /** @description ISO 8601 with an offset, or a date: its midnight in tz */
                from?: string;
                /** @description the endpoint, such as chat.completions */
                front?: string;
                /** @description the id of a gateway key */
                key?: string;
                limit?: number;
                /** @description USD */
                max_cost?: string;
                max_tokens?: number;
                /** @description USD */
                min_cost?: string;
                min_tokens?: number;
                model?: string;
                /** @description such as 24h, 7d, 30d: until to */
                period?: string;
                provider?: string;
                /** @description 429, 4xx, error, or an outcome such as timeout */
                status?: string;
                streaming?: boolean;
                /** @description name:value pairs, all of which must match */
                tags?: string[];
                team?: string;
                /** @description the first moment that is out; now where absent */
                to?: string;
                /** @description the time zone of dates and buckets; UTC where absent */
                tz?: string;
                user?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationDetail"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportUsage: {
        parameters: {
            query?: {
                byok?: boolean;
                conversation?: string;
                /** @description false leaves out the invented usage of the keys demo-… */
                demo?: boolean;
                format?: "csv" | "jsonl";
                /** @description ISO 8601 with an offset, or a date: its midnight in tz */
                from?: string;
                /** @description the endpoint, such as chat.completions */
                front?: string;
                /** @description the id of a gateway key */
                key?: string;
                /** @description USD */
                max_cost?: string;
                max_tokens?: number;
                /** @description USD */
                min_cost?: string;
                min_tokens?: number;
                model?: string;
                /** @description such as 24h, 7d, 30d: until to */
                period?: string;
                provider?: string;
                /** @description 429, 4xx, error, or an outcome such as timeout */
                status?: string;
                streaming?: boolean;
                /** @description name:value pairs, all of which must match */
                tags?: string[];
                team?: string;
                /** @description the first moment that is out; now where absent */
                to?: string;
                /** @description the time zone of dates and buckets; UTC where absent */
                tz?: string;
                user?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows, the oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/jsonl": string;
                    "text/csv": string;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listQuarantine: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsQuarantinedRecord"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRequests: {
        parameters: {
            query?: {
                byok?: boolean;
                conversation?: string;
                cursor?: string;
                /** @description false leaves out the invented usage of the keys demo-… */
                demo?: boolean;
                /** @description ISO 8601 with an offset, or a date: its midnight in tz */
                from?: string;
                /** @description the endpoint, such as chat.completions */
                front?: string;
                /** @description the id of a gateway key */
                key?: string;
                limit?: number;
                /** @description USD */
                max_cost?: string;
                max_tokens?: number;
                /** @description USD */
                min_cost?: string;
                min_tokens?: number;
                model?: string;
                /** @description such as 24h, 7d, 30d: until to */
                period?: string;
                provider?: string;
                /** @description 429, 4xx, error, or an outcome such as timeout */
                status?: string;
                streaming?: boolean;
                /** @description name:value pairs, all of which must match */
                tags?: string[];
                team?: string;
                /** @description the first moment that is out; now where absent */
                to?: string;
                /** @description the time zone of dates and buckets; UTC where absent */
                tz?: string;
                user?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageUsageRecord"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findRequests: {
        parameters: {
            query?: {
                byok?: boolean;
                conversation?: string;
                /** @description false leaves out the invented usage of the keys demo-… */
                demo?: boolean;
                /** @description ISO 8601 with an offset, or a date: its midnight in tz */
                from?: string;
                /** @description the endpoint, such as chat.completions */
                front?: string;
                /** @description the id of a gateway key */
                key?: string;
                /** @description USD */
                max_cost?: string;
                max_tokens?: number;
                /** @description USD */
                min_cost?: string;
                min_tokens?: number;
                model?: string;
                /** @description such as 24h, 7d, 30d: until to */
                period?: string;
                provider?: string;
                /** @description 429, 4xx, error, or an outcome such as timeout */
                status?: string;
                streaming?: boolean;
                /** @description name:value pairs, all of which must match */
                tags?: string[];
                team?: string;
                /** @description the first moment that is out; now where absent */
                to?: string;
                /** @description the time zone of dates and buckets; UTC where absent */
                tz?: string;
                user?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsUsageRecord"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUsageSummary: {
        parameters: {
            query?: {
                byok?: boolean;
                conversation?: string;
                /** @description false leaves out the invented usage of the keys demo-… */
                demo?: boolean;
                /** @description ISO 8601 with an offset, or a date: its midnight in tz */
                from?: string;
                /** @description the endpoint, such as chat.completions */
                front?: string;
                /** @description the id of a gateway key */
                key?: string;
                /** @description USD */
                max_cost?: string;
                max_tokens?: number;
                /** @description USD */
                min_cost?: string;
                min_tokens?: number;
                model?: string;
                /** @description such as 24h, 7d, 30d: until to */
                period?: string;
                provider?: string;
                /** @description 429, 4xx, error, or an outcome such as timeout */
                status?: string;
                streaming?: boolean;
                /** @description name:value pairs, all of which must match */
                tags?: string[];
                team?: string;
                /** @description the first moment that is out; now where absent */
                to?: string;
                /** @description the time zone of dates and buckets; UTC where absent */
                tz?: string;
                user?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageSummary"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUsageTimeseries: {
        parameters: {
            query?: {
                bucket?: "minute" | "hour" | "day" | "week";
                byok?: boolean;
                conversation?: string;
                /** @description false leaves out the invented usage of the keys demo-… */
                demo?: boolean;
                /** @description ISO 8601 with an offset, or a date: its midnight in tz */
                from?: string;
                /** @description the endpoint, such as chat.completions */
                front?: string;
                /** @description the id of a gateway key */
                key?: string;
                /** @description USD */
                max_cost?: string;
                max_tokens?: number;
                /** @description USD */
                min_cost?: string;
                min_tokens?: number;
                model?: string;
                /** @description such as 24h, 7d, 30d: until to */
                period?: string;
                provider?: string;
                /** @description 429, 4xx, error, or an outcome such as timeout */
                status?: string;
                streaming?: boolean;
                /** @description name:value pairs, all of which must match */
                tags?: string[];
                team?: string;
                /** @description the first moment that is out; now where absent */
                to?: string;
                /** @description the time zone of dates and buckets; UTC where absent */
                tz?: string;
                user?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsBucketItem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTopModels: {
        parameters: {
            query?: {
                byok?: boolean;
                conversation?: string;
                /** @description false leaves out the invented usage of the keys demo-… */
                demo?: boolean;
                /** @description ISO 8601 with an offset, or a date: its midnight in tz */
                from?: string;
                /** @description the endpoint, such as chat.completions */
                front?: string;
                /** @description the id of a gateway key */
                key?: string;
                limit?: number;
                /** @description USD */
                max_cost?: string;
                max_tokens?: number;
                /** @description USD */
                min_cost?: string;
                min_tokens?: number;
                model?: string;
                order?: "requests" | "tokens" | "cost";
                /** @description such as 24h, 7d, 30d: until to */
                period?: string;
                provider?: string;
                /** @description 429, 4xx, error, or an outcome such as timeout */
                status?: string;
                streaming?: boolean;
                /** @description name:value pairs, all of which must match */
                tags?: string[];
                team?: string;
                /** @description the first moment that is out; now where absent */
                to?: string;
                /** @description the time zone of dates and buckets; UTC where absent */
                tz?: string;
                user?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsModelItem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
